#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| whichone_fuzz::answers_file::check(bytes));
