//! What the library computes, without any knowledge of the machine that asks.
//!
//! Each module answers as the JavaScript engine below the reference does, to the last bit: its
//! tests are tables of that engine's answers. Text comes and goes as
//! [`Flat`](aizome_aiscript_vm::Flat), and whatever may grow beyond its input takes a limit.

pub(crate) mod buffer;
pub(crate) mod case;
pub(crate) mod chars;
pub(crate) mod codes;
pub(crate) mod date;
pub(crate) mod json;
pub(crate) mod math;
pub(crate) mod number;
pub(crate) mod random;
mod search;
pub(crate) mod text;
pub(crate) mod uri;
#[cfg(test)]
pub(crate) mod vectors;
