//! The source of bytes behind `chacha20`.

use chacha20::ChaCha20Legacy;
use chacha20::cipher::{KeyIvInit, StreamCipher};
use sha2::{Digest, Sha384};

use super::draw::Bytes;
use super::{NumberSeed, Seed};
use crate::algorithms::codes;

const KEY: usize = 32;
const NONCE: usize = 8;
/// How many bytes decide where `chacha20` begins.
pub(crate) const KEY_AND_NONCE: usize = KEY + NONCE;

/// The key stream of the cipher in its first form, with a nonce of eight bytes.
pub(crate) struct ChaCha20(ChaCha20Legacy);

impl std::fmt::Debug for ChaCha20 {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ChaCha20")
    }
}

impl ChaCha20 {
    /// The stream of a key and a nonce.
    pub(super) fn new(key_and_nonce: &[u8; KEY_AND_NONCE]) -> Self {
        let (mut key, mut nonce) = ([0; KEY], [0; NONCE]);
        key.copy_from_slice(&key_and_nonce[..KEY]);
        nonce.copy_from_slice(&key_and_nonce[KEY..]);
        Self(ChaCha20Legacy::new(&key.into(), &nonce.into()))
    }

    /// The stream whose key and nonce are the beginning of a digest of the seed.
    pub(super) fn seeded(seed: Seed<'_>, number_seed: NumberSeed) -> Self {
        let digest = match (seed, number_seed) {
            (Seed::Text(text), _) => Sha384::digest(codes::to_utf8(text)),
            (Seed::Number(number), NumberSeed::Byte) => Sha384::digest([codes::to_byte(number)]),
            (Seed::Number(number), NumberSeed::Double) => Sha384::digest(number.to_le_bytes()),
        };
        let mut key_and_nonce = [0; KEY_AND_NONCE];
        key_and_nonce.copy_from_slice(&digest[..KEY_AND_NONCE]);
        Self::new(&key_and_nonce)
    }
}

impl Bytes for ChaCha20 {
    fn fill(&mut self, bytes: &mut [u8]) {
        bytes.fill(0);
        // It has an end after 2^38 bytes, which is further than anyone goes; then all is zero.
        let _ended = self.0.try_apply_keystream(bytes);
    }
}
