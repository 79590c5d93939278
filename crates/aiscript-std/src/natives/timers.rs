//! `Async:`: functions that are called later.
//!
//! The host keeps the time: it hears when a timer is set or cleared, and calls when it is due.

use aizome_aiscript_vm::{Context, Fun, Native, Next, TimerId, Value, Waits};

use crate::table::natives;

natives! {
    /// `Async:`
    pub static TIMERS;

    /// Calls a function again and again, each time after so many milliseconds. With `immediate` it
    /// is called at once, too. Gives a function that ends it.
    ///
    /// ```aiscript
    /// var count = 0
    /// var stop = null
    /// stop = Async:interval(1, @() {
    ///   count += 1
    ///   if count == 3 stop()
    /// })
    /// ```
    ja "指定したミリ秒ごとに関数を繰り返し呼び出します。`immediate`が`true`なら、すぐにも一度呼び出します。繰り返しを止める関数を返します。"
    fn "Async:interval" every(
        cx,
        interval: f64,
        callback: Fun as "@() => any",
        immediate: Option<bool>,
    ) -> Waits as "@() => null" {
        if immediate == Some(true) {
            cx.spawn(callback);
        }
        let timer = cx.set_timer(interval, true, callback);
        Waits(Next::Return(stopper(cx, timer)))
    }

    /// Calls a function once, after so many milliseconds. Gives a function that prevents it.
    ///
    /// ```aiscript
    /// let cancel = Async:timeout(1000, @() {
    ///   <: "a second has passed"
    /// })
    /// cancel()
    /// ```
    ja "指定したミリ秒の後に関数を一度呼び出します。呼び出しを取り消す関数を返します。"
    fn "Async:timeout" timeout(
        cx,
        delay: f64,
        callback: Fun as "@() => any",
    ) -> Waits as "@() => null" {
        let timer = cx.set_timer(delay, false, callback);
        Waits(Next::Return(stopper(cx, timer)))
    }
}

/// A function that ends a timer.
fn stopper(cx: &mut Context<'_>, timer: TimerId) -> Value {
    let stop = Native::closure(move |cx, _| {
        cx.clear_timer(timer);
        Ok(Next::Return(Value::NULL))
    });
    cx.heap.native(stop).into()
}
