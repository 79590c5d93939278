//! Spans hold for every text that exists while the input is typed.

#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| aizome_tests::checks::prefixes(text));
