//! `Math:` but for what is random.

mod angles;
mod constants;
mod powers;
mod rounding;

pub(super) use angles::MATH_ANGLES;
pub(super) use constants::MATH_CONSTANTS;
pub(super) use powers::MATH_POWERS;
pub(super) use rounding::MATH_ROUNDING;
