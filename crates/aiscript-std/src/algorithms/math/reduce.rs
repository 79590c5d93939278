//! Angles → quarters of a turn and what is left, in two doubles.

// fdlibm, whose methods these are, bears this notice:
// Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved. Developed at SunSoft, a Sun
// Microsystems, Inc. business. Permission to use, copy, modify, and distribute this software is
// freely granted, provided that this notice is preserved.

use aizome_aiscript_vm::number::words::{high, with_high};

/// An angle is `quarter` times a quarter of a turn, and `angle + rest`. Quarters are counted
/// modulo 8.
pub(super) struct Reduced {
    pub(super) quarter: i32,
    pub(super) angle: f64,
    pub(super) rest: f64,
}

/// A quarter of a turn in parts of 33 digits, each with what is left after it.
const PARTS: [(f64, f64); 3] = [
    (1.570_796_326_734_125_6, 6.077_100_506_506_192e-11),
    (6.077_100_506_303_966e-11, 2.022_266_248_795_950_6e-21),
    (2.022_266_248_711_166_5e-21, 8.478_427_660_368_9e-32),
];
const TWO_24: f64 = (1 << 24) as f64;

/// The angle within an eighth of a turn around the nearest quarter. None for what is no angle.
pub(super) fn reduce(x: f64) -> Option<Reduced> {
    let size = high(x.abs());
    if size <= 0x3fe9_21fb {
        return Some(Reduced { quarter: 0, angle: x, rest: 0.0 });
    }
    if !x.is_finite() {
        return None;
    }
    let reduced = if size <= 0x4139_21fb { medium(x.abs()) } else { large(x.abs()) };
    Some(if x < 0.0 {
        Reduced { quarter: -reduced.quarter, angle: -reduced.angle, rest: -reduced.rest }
    } else {
        reduced
    })
}

/// Up to 2^20 quarters: they are subtracted in parts, so many as the cancellation asks for.
fn medium(x: f64) -> Reduced {
    const PER_QUARTER: f64 = std::f64::consts::FRAC_2_PI;
    /// The upper half of three quarters of half a turn: up to there is one quarter.
    const ONE: i32 = 0x4002_d97c;
    let quarter = if high(x) < ONE { 1 } else { (x * PER_QUARTER + 0.5) as i32 };
    let count = f64::from(quarter);
    let is_near = high(x) == high(count * std::f64::consts::FRAC_PI_2);
    let (mut left, mut tail) = (x - count * PARTS[0].0, count * PARTS[0].1);
    let mut angle = left - tail;
    if quarter >= 32 || is_near {
        for (part, limit) in PARTS.iter().skip(1).zip([16, 49]) {
            let cancelled = (high(x) >> 20) - (high(angle) >> 20 & 0x7ff);
            if cancelled <= limit {
                break;
            }
            let before = left;
            let most = count * part.0;
            left = before - most;
            tail = count * part.1 - ((before - left) - most);
            angle = left - tail;
        }
    }
    Reduced { quarter, angle, rest: (left - angle) - tail }
}

/// Beyond: the digits of 2 / pi that matter are multiplied with the number, by the method of Payne
/// and Hanek.
fn large(x: f64) -> Reduced {
    let exponent = (high(x) >> 20) - 1046;
    let mut z = with_high(x, high(x) - (exponent << 20));
    let mut digits = [0.0; 3];
    for digit in &mut digits[..2] {
        *digit = z.trunc();
        z = (z - *digit) * TWO_24;
    }
    digits[2] = z;
    let used = digits.iter().rposition(|&digit| digit != 0.0).map_or(1, |last| last + 1);
    Product::new(&digits[..used], exponent).reduced()
}

/// The most terms of 24 digits that any double needs.
const TERMS: usize = 20;
/// How many terms give two doubles.
const WANTED: usize = 4;

/// A number, in terms of 24 digits, times 2 / pi.
struct Product<'a> {
    digits: &'a [f64],
    /// The first digits of 2 / pi that are not multiplied away.
    skipped: usize,
    /// The exponent of the last term.
    exponent: i32,
    /// The terms as sums, and as integers in reverse.
    sums: [f64; TERMS],
    whole: [i32; TERMS],
    last: usize,
}

impl<'a> Product<'a> {
    fn new(digits: &'a [f64], exponent: i32) -> Self {
        let skipped = ((exponent - 3) / 24).max(0);
        let mut product = Self {
            digits,
            skipped: skipped as usize,
            exponent: exponent - 24 * (skipped + 1),
            sums: [0.0; TERMS],
            whole: [0; TERMS],
            last: WANTED,
        };
        (0..=WANTED).for_each(|index| product.add_term(index));
        product
    }

    /// Computes one more term.
    fn add_term(&mut self, index: usize) {
        let mut sum = 0.0;
        for (place, digit) in self.digits.iter().enumerate() {
            let term = (self.skipped + index).checked_sub(place);
            sum +=
                digit * term.and_then(|term| TWO_OVER_PI.get(term)).map_or(0.0, |&d| f64::from(d));
        }
        self.sums[index] = sum;
    }

    fn reduced(mut self) -> Reduced {
        loop {
            let (quarter, fraction, is_beyond_half) = self.split();
            let is_cancelled = self.whole[WANTED..self.last].iter().all(|&term| term == 0);
            if fraction == 0.0 && is_cancelled && self.last + 1 < TERMS {
                let zeros = self.whole[..WANTED].iter().rev().take_while(|&&term| term == 0);
                let more = (zeros.count() + 1).min(TERMS - 1 - self.last);
                (self.last + 1..=self.last + more).for_each(|index| self.add_term(index));
                self.last += more;
                continue;
            }
            let (angle, rest) = self.times_quarter(fraction);
            let sign = if is_beyond_half { -1.0 } else { 1.0 };
            return Reduced { quarter: quarter & 7, angle: sign * angle, rest: sign * rest };
        }
    }

    /// The quarters, the fraction of one in the highest term, and whether one was added because
    /// more than half of it was left; then the terms are what is missing.
    fn split(&mut self) -> (i32, f64, bool) {
        let last = self.last;
        let mut z = self.sums[last];
        for (index, place) in (1..=last).rev().enumerate() {
            let upper = (z / TWO_24).trunc();
            self.whole[index] = (z - TWO_24 * upper) as i32;
            z = self.sums[place - 1] + upper;
        }
        z = libm::scalbn(z, self.exponent);
        z -= 8.0 * (z * 0.125).floor();
        let mut quarter = z as i32;
        z -= f64::from(quarter);
        let mut beyond = 0;
        if self.exponent > 0 {
            let upper = self.whole[last - 1] >> (24 - self.exponent);
            quarter += upper;
            self.whole[last - 1] -= upper << (24 - self.exponent);
            beyond = self.whole[last - 1] >> (23 - self.exponent);
        } else if self.exponent == 0 {
            beyond = self.whole[last - 1] >> 23;
        } else if z >= 0.5 {
            beyond = 2;
        }
        if beyond > 0 {
            quarter += 1;
            let has_carry = self.complement();
            if beyond == 2 {
                z = 1.0 - z;
                if has_carry {
                    z -= libm::scalbn(1.0, self.exponent);
                }
            }
        }
        (quarter, z, beyond > 0)
    }

    /// Replaces the terms by what is missing to one. Says whether they were not all zero.
    fn complement(&mut self) -> bool {
        let mut has_carry = false;
        for term in &mut self.whole[..self.last] {
            if has_carry {
                *term = 0x00ff_ffff - *term;
            } else if *term != 0 {
                has_carry = true;
                *term = 0x0100_0000 - *term;
            }
        }
        if self.exponent > 0 {
            self.whole[self.last - 1] &= 0x00ff_ffff >> self.exponent;
        }
        has_carry
    }

    /// The fraction times a quarter of a turn, in two doubles.
    fn times_quarter(mut self, fraction: f64) -> (f64, f64) {
        let (mut last, mut exponent) = (self.last, self.exponent);
        if fraction == 0.0 {
            last -= 1;
            exponent -= 24;
            while last > 0 && self.whole[last] == 0 {
                last -= 1;
                exponent -= 24;
            }
        } else {
            let z = libm::scalbn(fraction, -exponent);
            if z >= TWO_24 {
                let upper = (z / TWO_24).trunc();
                self.whole[last] = (z - TWO_24 * upper) as i32;
                last += 1;
                exponent += 24;
                self.whole[last] = upper as i32;
            } else {
                self.whole[last] = z as i32;
            }
        }
        let mut scale = libm::scalbn(1.0, exponent);
        for (sum, &whole) in self.sums[..=last].iter_mut().zip(&self.whole).rev() {
            *sum = scale * f64::from(whole);
            scale /= TWO_24;
        }
        let mut products = [0.0; TERMS];
        for first in (0..=last).rev() {
            let terms = QUARTER.iter().take(WANTED + 1).zip(&self.sums[first..=last]);
            products[last - first] = terms.fold(0.0, |sum, (part, term)| sum + part * term);
        }
        let angle = products[..=last].iter().rev().sum::<f64>();
        let rest = products[1..=last].iter().fold(products[0] - angle, |sum, term| sum + term);
        (angle, rest)
    }
}

/// A quarter of a turn in terms of 24 digits.
const QUARTER: [f64; 8] = [
    1.570796251296997,
    7.549789415861596e-08,
    5.390302529957765e-15,
    3.282003415807913e-22,
    1.270655753080676e-29,
    1.2293330898111133e-36,
    2.7337005381646456e-44,
    2.1674168387780482e-51,
];

/// 2 / pi in terms of 24 digits.
#[rustfmt::skip]
const TWO_OVER_PI: [i32; 66] = [
    0xa2f983, 0x6e4e44, 0x1529fc, 0x2757d1, 0xf534dd, 0xc0db62, 0x95993c, 0x439041, 0xfe5163,
    0xabdebb, 0xc561b7, 0x246e3a, 0x424dd2, 0xe00649, 0x2eea09, 0xd1921c, 0xfe1deb, 0x1cb129,
    0xa73ee8, 0x8235f5, 0x2ebb44, 0x84e99c, 0x7026b4, 0x5f7e41, 0x3991d6, 0x398353, 0x39f49c,
    0x845f8b, 0xbdf928, 0x3b1ff8, 0x97ffde, 0x05980f, 0xef2f11, 0x8b5a0a, 0x6d1f6d, 0x367ecf,
    0x27cb09, 0xb74f46, 0x3f669e, 0x5fea2d, 0x7527ba, 0xc7ebe5, 0xf17b3d, 0x0739f7, 0x8a5292,
    0xea6bfb, 0x5fb11f, 0x8d5d08, 0x560330, 0x46fc7b, 0x6babf0, 0xcfbc20, 0x9af436, 0x1da9e3,
    0x91615e, 0xe61b08, 0x659985, 0x5f14a0, 0x68408d, 0xffd880, 0x4d7327, 0x310606, 0x1556ca,
    0x73a8c9, 0x60e27b, 0xc08c6b,
];
