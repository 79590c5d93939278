//! A value in eight bytes.
//!
//! A number is its own bits; everything else hides in the space of the NaNs, of which the language needs only one. Strings, arrays,
//! objects and functions are handles into the machine's [`Heap`](crate::heap::Heap): a value can be copied freely, and says nothing
//! without its heap.

use std::fmt;

/// A value of a script.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Value(u64);

/// What a value is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Kind {
    /// `null`
    Null,
    /// `true`, `false`
    Bool(bool),
    /// A number.
    Num(f64),
    /// A string.
    Str(Str),
    /// An array.
    Arr(Arr),
    /// An object.
    Obj(Obj),
    /// A function, of the script or of the host.
    Fn(Fun),
    /// An error value.
    Error(Fault),
}

/// The bits that say what a value is, if it is not a number.
const TAG: u64 = 0xFFFF << 48;
/// `null`, `false`, `true`, and what a variable holds before its definition has run, which no script ever sees.
const WORD: u64 = 0xFFF9 << 48;
const NULL: u64 = WORD;
const UNSET: u64 = WORD | 1;
const FALSE: u64 = WORD | 2;
const TRUE: u64 = WORD | 3;
/// A variable that functions share; no script sees it either.
const CELL: u64 = 0xFFFA << 48;

/// Declares the handles and their tags.
macro_rules! handles {
    ($($(#[doc = $doc:literal])+ $name:ident $tag:ident = $bits:literal, $get:ident;)+) => {$(
        $(#[doc = $doc])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub(crate) u32);

        const $tag: u64 = $bits << 48;

        impl From<$name> for Value {
            #[inline]
            fn from(handle: $name) -> Self {
                Self($tag | handle.0 as u64)
            }
        }

        impl Value {
            #[doc = concat!("The handle of a [`", stringify!($name), "`], if it is one.")]
            #[inline]
            #[must_use]
            pub fn $get(self) -> Option<$name> {
                if self.0 & TAG == $tag { Some($name(self.0 as u32)) } else { None }
            }
        }
    )+};
}

handles! {
    /// Which string of the heap.
    Str STR = 0xFFFB, as_str;
    /// Which array of the heap.
    Arr ARR = 0xFFFC, as_arr;
    /// Which object of the heap.
    Obj OBJ = 0xFFFD, as_obj;
    /// Which function of the heap.
    Fun FN = 0xFFFE, as_fn;
    /// Which error value of the heap.
    Fault ERROR = 0xFFFF, as_error;
}

impl Value {
    /// `null`
    pub const NULL: Self = Self(NULL);
    /// `true`
    pub const TRUE: Self = Self(TRUE);
    /// `false`
    pub const FALSE: Self = Self(FALSE);
    pub(crate) const UNSET: Self = Self(UNSET);

    /// A number.
    #[inline]
    #[must_use]
    pub fn num(number: f64) -> Self {
        // All NaNs are one: the bits of others may mean something else.
        if number.is_nan() { Self(f64::NAN.to_bits()) } else { Self(number.to_bits()) }
    }

    /// A number that arithmetic gave: it is no NaN with strange bits.
    #[inline]
    pub(crate) fn arithmetic(number: f64) -> Self {
        Self(number.to_bits())
    }

    /// `true` or `false`.
    #[inline]
    #[must_use]
    pub fn bool(value: bool) -> Self {
        Self(FALSE | u64::from(value))
    }

    /// The number, if it is one.
    #[inline]
    #[must_use]
    pub fn as_num(self) -> Option<f64> {
        if self.0 < WORD { Some(f64::from_bits(self.0)) } else { None }
    }

    /// The truth value, if it is one.
    #[inline]
    #[must_use]
    pub fn as_bool(self) -> Option<bool> {
        if self.0 & !1 == FALSE { Some(self == Self::TRUE) } else { None }
    }

    /// Whether it is `null`.
    #[inline]
    #[must_use]
    pub fn is_null(self) -> bool {
        self == Self::NULL
    }

    /// A register that holds a shared variable.
    #[inline]
    pub(crate) fn cell(cell: u32) -> Self {
        Self(CELL | u64::from(cell))
    }

    #[inline]
    pub(crate) fn as_cell(self) -> Option<u32> {
        if self.0 & TAG == CELL { Some(self.0 as u32) } else { None }
    }

    #[inline]
    pub(crate) fn is_unset(self) -> bool {
        self == Self::UNSET
    }

    /// What it is.
    #[must_use]
    pub fn kind(self) -> Kind {
        match self.0 & TAG {
            WORD if self.0 >= FALSE => Kind::Bool(self.0 == TRUE),
            WORD | CELL => Kind::Null,
            STR => Kind::Str(Str(self.0 as u32)),
            ARR => Kind::Arr(Arr(self.0 as u32)),
            OBJ => Kind::Obj(Obj(self.0 as u32)),
            FN => Kind::Fn(Fun(self.0 as u32)),
            ERROR if self.0 >= ERROR => Kind::Error(Fault(self.0 as u32)),
            _ => Kind::Num(f64::from_bits(self.0)),
        }
    }
}

impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_unset() { f.write_str("Unset") } else { self.kind().fmt(f) }
    }
}
