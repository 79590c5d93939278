//! QuickJS: a program is the body of a function, so its variables are as fast as local ones can be.

use std::time::Instant;

use rquickjs::{Coerced, Context, Function, Runtime, Value};

use crate::{Outcome, Run};

/// Runs a program in a runtime of its own.
pub(crate) fn run(source: &str) -> Outcome<Run> {
    let begin = Instant::now();
    let runtime = Runtime::new()?;
    let context = Context::full(&runtime)?;
    context.with(|ctx| {
        let program: Function<'_> = ctx.eval(format!("(function () {{\n{source}\n}})"))?;
        let load = begin.elapsed();

        let begin = Instant::now();
        let value: Value<'_> = program.call(())?;
        let run = begin.elapsed();

        let is_value = !value.is_undefined();
        let result = is_value.then(|| value.get().map(|Coerced(text)| text)).transpose()?;
        Ok(Run { load, run, result })
    })
}
