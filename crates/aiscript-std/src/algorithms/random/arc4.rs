//! RC4 with the first 256 bytes dropped, seeded as the package `seedrandom` 3.0 does it.

use aizome_aiscript_vm::Flat;

use super::draw::Bytes;

/// The size of the state and of the key.
const WIDTH: usize = 256;

/// The state of the cipher.
#[derive(Debug)]
pub(crate) struct Arc4 {
    state: [u8; WIDTH],
    i: u8,
    j: u8,
}

impl Arc4 {
    /// A generator whose key is mixed from the units of a text.
    pub(crate) fn new(seed: &Flat) -> Self {
        let (key, length) = key(seed);
        let mut state: [u8; WIDTH] = std::array::from_fn(|index| index as u8);
        let mut j = 0_u8;
        for i in 0..WIDTH {
            j = j.wrapping_add(key[i % length]).wrapping_add(state[i]);
            state.swap(i, usize::from(j));
        }
        let mut generator = Self { state, i: 0, j: 0 };
        for _ in 0..WIDTH {
            generator.byte();
        }
        generator
    }

    /// The next byte.
    pub(crate) fn byte(&mut self) -> u8 {
        self.i = self.i.wrapping_add(1);
        let mine = self.state[usize::from(self.i)];
        self.j = self.j.wrapping_add(mine);
        let other = self.state[usize::from(self.j)];
        self.state.swap(usize::from(self.i), usize::from(self.j));
        self.state[usize::from(mine.wrapping_add(other))]
    }

    /// The next number from zero to before one: six bytes, and more while they are too small to
    /// fill the digits of a double.
    pub(crate) fn fraction(&mut self) -> f64 {
        /// The least number that uses all digits of a double, and what is too much.
        const FULL: f64 = (1_u64 << 52) as f64;
        const OVER: f64 = (1_u64 << 53) as f64;
        const BYTE: f64 = WIDTH as f64;
        let mut digits = (0..6).fold(0.0, |digits, _| digits * BYTE + f64::from(self.byte()));
        let (mut scale, mut last) = ((1_u64 << 48) as f64, 0);
        while digits < FULL {
            digits = (digits + f64::from(last)) * BYTE;
            scale *= BYTE;
            last = self.byte();
        }
        while digits >= OVER {
            digits /= 2.0;
            scale /= 2.0;
            last >>= 1;
        }
        (digits + f64::from(last)) / scale
    }
}

/// The bytes in the order that they come. The reference draws them as words and keeps what is left
/// of one, which is the same.
impl Bytes for Arc4 {
    fn fill(&mut self, bytes: &mut [u8]) {
        bytes.fill_with(|| self.byte());
    }
}

/// The key that a text is mixed into, and its length, which is at least one.
fn key(seed: &Flat) -> ([u8; WIDTH], usize) {
    let mut key = [0_u8; WIDTH];
    let mut smear = 0_i32;
    for (index, unit) in seed.units().enumerate() {
        let place = &mut key[index % WIDTH];
        smear ^= i32::from(*place) * 19;
        *place = smear.wrapping_add(i32::from(unit)) as u8;
    }
    (key, seed.len().clamp(1, WIDTH))
}
