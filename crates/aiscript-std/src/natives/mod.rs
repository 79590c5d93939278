//! All natives, a file for each part of the library.

mod arr;
mod arr_members;
mod arr_members_change;
mod callbacks;
mod callbacks_map;
mod core;
mod date;
mod error;
mod io;
mod json;
mod json_read;
mod math;
mod num;
mod nums;
mod obj;
mod random;
mod size;
mod sort;
mod str;
mod text_members;
mod timers;
mod uri;
mod util;

use crate::table::Entry;

/// Every name of the library, file by file.
pub(crate) fn all() -> impl Iterator<Item = &'static Entry> {
    TABLES.iter().copied().flatten()
}

static TABLES: &[&[Entry]] = &[
    core::CORE,
    util::UTIL,
    num::NUM,
    str::STR,
    text_members::TEXT_SEARCH,
    text_members::TEXT_CHANGE,
    text_members::TEXT_ARRAYS,
    uri::URI,
    error::ERROR,
    math::MATH_CONSTANTS,
    math::MATH_ROUNDING,
    math::MATH_POWERS,
    math::MATH_ANGLES,
    random::RANDOM,
    arr::ARR,
    arr_members::ARR_MEMBERS,
    arr_members_change::ARR_CHANGES,
    callbacks::CALLBACKS,
    callbacks_map::MAPS,
    sort::SORT,
    obj::OBJ,
    json::JSON,
    date::DATE,
    timers::TIMERS,
    io::IO,
];
