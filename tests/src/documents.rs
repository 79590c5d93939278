//! The Rust in documents is compiled and run: every block of these is a test of `cargo test --doc`.

#[doc = include_str!("../../README.md")]
struct Readme;

#[doc = include_str!("../../docs/embedding.md")]
struct Embedding;
