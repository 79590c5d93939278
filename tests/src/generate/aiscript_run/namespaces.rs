//! Namespaces, with which programs begin: nested, opened again, with functions that see what comes
//! later.

use super::Writer;

const GOOD: &[&str] = &[
    "
:: A§ {
  let x = $literal
  @f() { [x, later§] }
}
let later§ = $literal
<: [A§:x, A§:f(), A§:f]
",
    "
:: A§ {
  let x = 5
  :: B {
    let y = [$literal]
    @g(n) { n + x }
  }
  let z = [B:y, x]
}
<: [A§:z, A§:B:y, A§:B:g(1), exists A§:B, exists B:y]
",
    "
:: A§ { let x = $literal }
:: A§ {
  let y = A§:x
  @h() { exists x }
}
<: [A§:x, A§:y, A§:h()]
",
    "
<: exists A§:x
var v§ = 1
:: A§ {
  #[a]
  let x = eval { <: \"first\"; $literal }
  @get() { v§ += 1; v§ }
}
<: [A§:x, A§:get(), v§]
",
    "
:: A§ {
  let c = {n: 1}
  @up() { c.n += 1; c.n }
}
<: [A§:up(), A§:up(), A§:c]
",
    "
:: A§ {
  :: B { let y = 1 }
  let y = B:y
  @B() { y }
}
<: [A§:B(), A§:B:y]
",
];

/// Most of these end the program before it begins.
const BAD: &[&str] = &[
    ":: A§ { let x = 1\nlet x = 2 }",
    ":: A§ { let x = 1 }\n:: A§ { let x = 2 }",
    ":: A§ { var x = 1 }",
    ":: A§ { let [x] = [1] }",
    ":: A§ { let x = null.a }",
    ":: A§ { let x = y }\nlet y = 1",
    ":: A§ { @f() { null.b } }\nA§:f()",
    ":: A§ { let x = 1\n:: B { let y = x } }",
    ":: A§ { let x = 1 }\nA§:x = 2",
    ":: A§ { let x = print(1)\n@x() { } }",
    ":: Core { let add = 1 }",
];

impl Writer<'_> {
    pub(super) fn namespaces(&mut self) -> String {
        let table = if self.chance(15) { BAD } else { GOOD };
        self.fill_one(table)
    }
}
