//! What the lint points at is there, and its fixes apply.

#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| aizome_tests::checks::lint(text));
