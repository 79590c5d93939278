//! The corpus that benchmarks run over: notes and scripts as people write them, and inputs as an
//! attacker would.
//!
//! All text is written for this project: whole notes, scripts and sentences lie in `corpus/`, the rest is
//! put together from them by a seeded generator, so every run and every machine measures the same
//! bytes.

mod adversarial;
mod markup;
mod notes;
mod random;
mod running;
mod scripts;
mod work;

pub use adversarial::{Family, families};
pub use aizome_tests::generate::aiscript::families as script_families;
pub use notes::{Kind, Language, Note, notes};
pub use running::{Loaded, Program, Run};
pub use scripts::scripts;
pub use work::Work;
