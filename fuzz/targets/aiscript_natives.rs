//! Whatever natives are called with, laws of scripts that run hold.

#![no_main]

use aizome_tests::checks::run::{calls, run};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| run(&calls(bytes)));
