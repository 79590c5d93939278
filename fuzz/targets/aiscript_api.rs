//! A machine takes whatever its host does to it, in any order.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| aizome_tests::checks::run::deeds(bytes));
