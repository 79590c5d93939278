//! The random numbers of `Math:rnd` and `Math:gen_rng`.
//!
//! The same seed gives the same numbers as in the reference, by three generators: two make bytes
//! that are drawn from as [`draw`] says, the oldest has a way of its own.

mod arc4;
mod chacha20;
mod draw;

use aizome_aiscript_vm::Flat;

use super::buffer::Buffer;
use super::number::push_number;
use arc4::Arc4;
use chacha20::ChaCha20;

pub(crate) use draw::{fraction, whole};

/// The generators, by the names that scripts use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Algorithm {
    /// `chacha20`, the default.
    ChaCha20,
    /// `rc4`
    Rc4,
    /// `rc4_legacy`, the only one before AiScript 0.19.
    Rc4Legacy,
}

impl Algorithm {
    /// The generator with a name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "chacha20" => Self::ChaCha20,
            "rc4" => Self::Rc4,
            "rc4_legacy" => Self::Rc4Legacy,
            _ => return None,
        })
    }
}

/// Where a sequence of random numbers begins.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Seed<'a> {
    /// Any text.
    Text(&'a Flat),
    /// Any number.
    Number(f64),
}

impl Seed<'_> {
    /// The seed as a text, which is how the older generators take it.
    fn to_text(self) -> Flat {
        match self {
            Self::Text(text) => text.clone(),
            Self::Number(number) => {
                let mut text = Buffer::default();
                push_number(number, &mut text);
                text.finish()
            }
        }
    }
}

/// How `chacha20` takes a number as a seed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NumberSeed {
    /// As one byte: up to AiScript 1.2.
    Byte,
    /// As the eight bytes of the number: since AiScript 1.3.
    Double,
}

/// What `Math:gen_rng` gives: a source of numbers that depends on nothing but its seed.
#[derive(Debug)]
pub(crate) enum Generator {
    ChaCha20(Box<ChaCha20>),
    Rc4(Box<Arc4>),
    Rc4Legacy(Box<Arc4>),
}

impl Generator {
    /// A generator at its beginning.
    pub(crate) fn new(algorithm: Algorithm, seed: Seed<'_>, number_seed: NumberSeed) -> Self {
        match algorithm {
            Algorithm::ChaCha20 => Self::ChaCha20(Box::new(ChaCha20::seeded(seed, number_seed))),
            Algorithm::Rc4 => Self::Rc4(Box::new(Arc4::new(&seed.to_text()))),
            Algorithm::Rc4Legacy => Self::Rc4Legacy(Box::new(Arc4::new(&seed.to_text()))),
        }
    }

    /// A `chacha20` generator with a key of true randomness, for those who give no seed.
    pub(crate) fn unseeded(random: &[u8; chacha20::KEY_AND_NONCE]) -> Self {
        Self::ChaCha20(Box::new(ChaCha20::new(random)))
    }

    /// The next number from zero to before one.
    pub(crate) fn fraction(&mut self) -> f64 {
        match self {
            Self::ChaCha20(bytes) => fraction(&mut **bytes),
            Self::Rc4(bytes) => fraction(&mut **bytes),
            Self::Rc4Legacy(generator) => generator.fraction(),
        }
    }

    /// The next whole number between two bounds, both included. None if the range is not one of
    /// safe integers; the oldest generator computes on and always has a number.
    pub(crate) fn whole(&mut self, min: f64, max: f64) -> Option<f64> {
        match self {
            Self::ChaCha20(bytes) => whole(&mut **bytes, min, max),
            Self::Rc4(bytes) => whole(&mut **bytes, min, max),
            Self::Rc4Legacy(generator) => {
                let (min, max) = (min.ceil(), max.floor());
                Some((generator.fraction() * (max - min + 1.0) + min).floor())
            }
        }
    }
}

#[cfg(test)]
mod tests;
