//! The machine that runs AiScript.
//!
//! Text → [`Script`] (read and compiled) → [`Machine`] (runs it). The machine does no IO, never waits and
//! knows no library: a host gives it functions, calls [`Machine::run`] as long as it likes, and answers
//! what scripts ask for. What scripts do, how they fail and how many steps they take is as in the
//! reference, npm `@syuilo/aiscript` 1.2.1.
//!
//! | module | what it knows |
//! |---|---|
//! | `value`, [`heap`] | values in eight bytes, and the memory they point into |
//! | `op`, `chunk` | the instructions, and what a compiled script is made of |
//! | `compile` | tree and scopes → chunk |
//! | `script` | a script as a host holds it |
//! | [`machine`] | the loop over the ops, fibers, limits, requests |
//! | `native`, `convert`, `register` | functions of the host |
//! | `json` | values as JSON and as anything that serde knows |
//! | `error` | what stops a script |

mod chunk;
mod compile;
mod convert;
mod disassemble;
mod error;
pub mod heap;
mod json;
pub mod machine;
mod native;
pub mod number;
mod op;
mod register;
mod script;
mod value;

pub use compile::TooLarge;
pub use convert::{Argument, Calls, Effect, IntoValue, Output, Reader, Waits};
pub use error::{ChunkPlace, Class, Error, TraceFrame, type_name};
pub use heap::{Flat, Heap, Key, Marker};
pub use machine::{
    FiberId, Library, Limits, Machine, Member, Mode, Observer, ScriptId, Status, Type,
};
pub use native::{
    Args, Call, Context, Deferred, Native, NativeClosure, NativeRun, Next, Pending, Request,
    Resume, Siblings, Task, TimerId, TimerNews,
};
pub use op::OPS;
pub use register::{IntoAnswer, IntoAsyncNative, IntoNative, WithContext};
pub use script::{Attributed, CompileError, Script, ScriptOptions};
pub use value::{Arr, Fault, Fun, Kind, Obj, Str, Value};
