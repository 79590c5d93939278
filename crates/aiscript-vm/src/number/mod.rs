//! Arithmetic of JavaScript where it is not what the processor does.

mod pow;
pub mod words;

pub use pow::pow;

/// `x % y`: the remainder has the sign of `x`.
#[inline]
pub(crate) fn rem(x: f64, y: f64) -> f64 {
    // Whole numbers above zero are far quicker than what the processor has for all.
    let (left, right) = (x as u32, y as u32);
    if f64::from(left) == x && f64::from(right) == y && left > 0 && right > 0 {
        return f64::from(left % right);
    }
    rem_beyond(x, y)
}

fn rem_beyond(x: f64, y: f64) -> f64 {
    let (left, right) = (x as i64, y as i64);
    if left as f64 == x && right as f64 == y && left > 0 && right > 0 {
        return (left % right) as f64;
    }
    x % y
}
