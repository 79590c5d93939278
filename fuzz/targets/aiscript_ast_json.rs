//! The reference's view of a script is the same however its lines end and wherever it stands.

#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| aizome_tests::checks::aiscript_moved::moved(text));
