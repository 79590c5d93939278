//! What stops a script.
//!
//! A native, or the machine, makes an [`Error`] of a class and a message; the machine adds where it
//! happened and who had called whom. The message is the one that the reference gives, for scripts
//! and their users know these; what the limits of a machine say is ours.

use std::fmt;
use std::rc::Rc;

use crate::value::{Kind, Value};

/// Why a script stopped, and where.
#[derive(Debug, Clone, PartialEq)]
pub struct Error(Box<Parts>);

#[derive(Debug, Clone, PartialEq)]
struct Parts {
    class: Class,
    message: String,
    frames: Vec<TraceFrame>,
}

/// The sorts of errors; the reference has a class for each, but for the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Class {
    /// A wrong type, an unknown name, a missing argument; also the limit of steps.
    Runtime,
    /// An array has no such element.
    IndexOutOfRange,
    /// `Core:abort`
    User,
    /// The host called for something that cannot be, such as waiting in a run that must not wait.
    Host,
    /// Namespaces.
    Namespace,
    /// What the reference leaves to JavaScript: an invalid code point, a malformed URI.
    Internal,
    /// A limit that the reference does not have: memory, depth, output.
    Limit,
}

/// One line of a call stack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TraceFrame {
    /// `f`, `A:f`, `<anonymous>`, `<native>` or `<root>`.
    pub name: Rc<str>,
    /// Which chunk the place is in, if there is a place: what a native or the host called has none.
    pub place: Option<ChunkPlace>,
}

/// A place in one of the scripts of a machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChunkPlace {
    /// Which of the machine's scripts, in the order of loading.
    pub script: u32,
    /// In bytes of its text.
    pub offset: u32,
}

impl Error {
    /// An error of a class.
    #[must_use]
    pub fn new(class: Class, message: impl Into<String>) -> Self {
        Self(Box::new(Parts { class, message: message.into(), frames: Vec::new() }))
    }

    /// An error of the class that most have.
    #[must_use]
    pub fn runtime(message: impl Into<String>) -> Self {
        Self::new(Class::Runtime, message)
    }

    /// What the reference calls internal: JavaScript itself would fail.
    #[must_use]
    pub fn internal(message: impl Into<String>) -> Self {
        Self::new(Class::Internal, message)
    }

    /// `Expect number, but got str.`
    #[must_use]
    pub fn expected(what: &str, value: Option<Value>) -> Self {
        let got = value.map_or("nothing", type_name);
        Self::runtime(format!("Expect {what}, but got {got}."))
    }

    /// What sort of error.
    #[must_use]
    pub fn class(&self) -> Class {
        self.0.class
    }

    /// The message, without the call stack.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// Who had called whom: the innermost first. Empty until a machine has stopped with it.
    #[must_use]
    pub fn frames(&self) -> &[TraceFrame] {
        &self.0.frames
    }

    /// Where it happened.
    #[must_use]
    pub fn place(&self) -> Option<ChunkPlace> {
        self.0.frames.first()?.place
    }

    pub(crate) fn with_frames(mut self, frames: Vec<TraceFrame>) -> Self {
        self.0.frames = frames;
        self
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message())
    }
}

impl std::error::Error for Error {}

/// What the language calls the type of a value.
#[must_use]
pub fn type_name(value: Value) -> &'static str {
    match value.kind() {
        Kind::Null => "null",
        Kind::Bool(_) => "bool",
        Kind::Num(_) => "num",
        Kind::Str(_) => "str",
        Kind::Arr(_) => "arr",
        Kind::Obj(_) => "obj",
        Kind::Fn(_) => "fn",
        Kind::Error(_) => "error",
    }
}
