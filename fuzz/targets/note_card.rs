//! A card that is given the same text in every field is inert.

#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| aizome_tests::checks::cards(text));
