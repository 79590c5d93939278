//! Parsing and printing again and again comes to rest.

#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| aizome_tests::checks::printing(text));
