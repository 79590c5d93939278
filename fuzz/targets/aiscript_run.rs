//! Scripts stay within their limits, and do the same in one piece and in many.

#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| aizome_tests::checks::run::run(text));
