//! The corpus that benchmarks run over: notes as people write them, and inputs as an attacker would.
//!
//! All text is written for this project: whole notes and sentences lie in `corpus/`, the rest is
//! put together from them by a seeded generator, so every run and every machine measures the same
//! bytes.

mod adversarial;
mod markup;
mod notes;
mod random;
mod work;

pub use adversarial::{Family, families};
pub use notes::{Kind, Language, Note, notes};
pub use work::Work;
