//! Its body is `pinelabs_tests::bodies::door`, which the property tests run too.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| pinelabs_tests::bodies::door(bytes));
