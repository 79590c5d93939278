//! `Test:throws`: calls a function that should fail.

use aizome_aiscript_vm::{Context, Error, Marker, Next, Resume, Value};

use super::{Compared, short, shown};

/// Waits for the end of the function.
#[derive(Debug)]
pub(super) struct Throws {
    /// What must be a part of the message.
    pub(super) wanted: Option<String>,
}

impl Resume for Throws {
    fn resume(self: Box<Self>, cx: &mut Context<'_>, result: Value) -> Result<Next, Error> {
        let result = short(&shown(cx, result));
        Err(Error::runtime(format!("Test:throws expected an error, but got {result}")))
    }

    fn failed(self: Box<Self>, cx: &mut Context<'_>, error: Error) -> Result<Next, Error> {
        if let Some(compared) = cx.state::<Compared>() {
            // An assertion that was to fail is nobody's news.
            compared.0 = None;
        }
        let message = error.message();
        match self.wanted {
            Some(wanted) if !message.contains(&wanted) => Err(Error::runtime(format!(
                "Test:throws expected an error with `{}`, but got `{}`",
                short(&wanted),
                short(message)
            ))),
            _ => Ok(Next::Return(cx.heap.string(message).into())),
        }
    }

    fn mark(&self, _: &mut Marker<'_>) {}
}
