//! Formatting a script keeps what it means and every comment, and comes to rest at once.

#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| {
    aizome_tests::checks::aiscript_format::formatting(text, text.len() as u64);
});
