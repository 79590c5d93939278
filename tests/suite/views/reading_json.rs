//! Reading the reference's JSON, and what is refused.

use super::*;

/// Reading `json` gives `nodes`.
#[track_caller]
fn check(json: &str, nodes: &[Node<'_>]) {
    assert_eq!(read(json), nodes);
}

/// Reading `json` fails with `message`, whatever place comes after it.
#[track_caller]
fn refuse(json: &str, message: &str) {
    let error = serde_json::from_str::<Tree<'_>>(json).expect_err("must be refused").to_string();
    assert!(error.starts_with(message), "{error}");
}

/// The same value with the properties of every object but arguments turned around.
fn turned(value: &Value) -> Value {
    match value {
        Value::Array(items) => items.iter().map(turned).collect(),
        Value::Object(object) => {
            let properties = object.iter().rev().map(|(key, value)| {
                let value = if key == "args" { value.clone() } else { turned(value) };
                (key.clone(), value)
            });
            Value::Object(properties.collect())
        }
        other => other.clone(),
    }
}

#[test]
fn properties_come_in_any_order() {
    for Recorded { id, tree, .. } in oracle().trees {
        let (forwards, backwards) = (tree.to_string(), turned(&tree).to_string());
        assert_eq!(read(&forwards), read(&backwards), "{id}");
    }
}

#[test]
fn strings_borrow_from_the_json() {
    let json = r#"[{"type":"mention","props":{"username":"a","host":"b","acct":"\u0040a@b"}}]"#;
    let nodes = read(json);
    let Kind::Mention { username, host, acct } = &nodes[0].kind else { panic!("{nodes:?}") };
    let borrowed = |text| matches!(text, &std::borrow::Cow::Borrowed(_));
    assert!(borrowed(username) && host.as_ref().is_some_and(borrowed));
    assert!(!borrowed(acct), "it has an escape");
    assert_eq!(acct, "@a@b");
}

#[test]
fn readers_work_too() {
    let json = br#"[{"props":{"text":"\u85cd \ud83d\ude00"},"type":"text"}]"#;
    let OwnedTree(nodes) = serde_json::from_reader(&json[..]).expect("it is a tree");
    assert_eq!(nodes, [build::text("藍 😀")]);
    let OwnedTree(nodes) =
        serde_json::from_value(json!([{ "type": "bold", "children": [] }])).expect("it is a tree");
    assert_eq!(nodes, [build::bold([])]);
}

#[test]
fn unknown_properties_are_ignored() {
    check(
        r#"[{"id":{"a":[1,{}]},"type":"text","props":{"text":"a","code":[1.5,null],"args":{"b":{"c":[]}}},"children":[]}]"#,
        &[build::text("a")],
    );
    check(r#"[{"type":"plain","props":{},"children":[]}]"#, &[Node::new(Kind::Plain(vec![]))]);
}

#[test]
fn the_last_of_the_same_properties_counts() {
    check(
        r#"[{"type":"bold","type":"text","props":{"text":"a","text":"b"},"props":{"text":"c","text":"d"}}]"#,
        &[build::text("d")],
    );
}

#[test]
fn arguments_become_a_javascript_object() {
    check(
        r#"[{"type":"fn","props":{"name":"x","args":{"b":true,"1":"c","b":"d","__proto__":"e","0":true}},"children":[]}]"#,
        &[build::function("x", [("0", None), ("1", Some("c")), ("b", Some("d"))], [])],
    );
}

#[test]
fn brackets_may_be_false() {
    check(r#"[{"type":"url","props":{"url":"a","brackets":false}}]"#, &[build::url("a")]);
}

#[test]
fn what_is_no_tree_is_refused_by_name() {
    refuse(
        r#"{"type":"text","props":{"text":"a"}}"#,
        "invalid type: map, expected an array of MFM nodes",
    );
    refuse("[1]", "invalid type: integer `1`, expected an MFM node, an object with a `type`");
    refuse("[{}]", "missing field `type`");
    refuse(r#"[{"type":"zzz"}]"#, "unknown node type `zzz`");
    refuse(r#"[{"type":"text"}]"#, "a `text` node needs the property `text`");
    refuse(r#"[{"type":"bold"}]"#, "a `bold` node needs the property `children`");
    refuse(
        r#"[{"type":"blockCode","props":{"code":"a"}}]"#,
        "a `blockCode` node needs the property `lang`",
    );
    refuse(
        r#"[{"type":"blockCode","props":{"code":"a","lang":7}}]"#,
        "`lang` of a `blockCode` node must be a string or null, not a number",
    );
    refuse(
        r#"[{"type":"text","props":{"text":[1]}}]"#,
        "`text` of a `text` node must be a string, not an array",
    );
    refuse(
        r#"[{"type":"link","props":{"url":"a","silent":null},"children":[]}]"#,
        "`silent` of a `link` node must be true or false, not null",
    );
    refuse(
        r#"[{"type":"fn","props":{"name":"a","args":{"b":false}},"children":[]}]"#,
        "`args.b` of a `fn` node must be a string or true, not false",
    );
    refuse(
        r#"[{"type":"fn","props":{"name":"a","args":[]},"children":[]}]"#,
        "`args` of a `fn` node must be an object, not an array",
    );
    refuse(r#"[{"type":"text","props":{"text":"\ud800"}}]"#, "unexpected end of hex escape");
    refuse(r#"[{"type":"text","props":{"text":"\udc00"}}]"#, "lone leading surrogate");
}

/// So many nodes inside each other, as JSON.
fn nested(depth: usize) -> String {
    let (open, close) = (r#"{"type":"bold","children":["#, "]}");
    format!("[{}{}]", open.repeat(depth), close.repeat(depth))
}

#[test]
fn depth_is_bounded() {
    assert_eq!(walk(&read(&nested(60))).count(), 60);
    refuse(&nested(70), "recursion limit exceeded");
    refuse(&nested(1_000_000), "recursion limit exceeded");
    // Other formats have no such limit; values are one of them.
    let mut value = json!([]);
    for depth in 1..=MAX_NEST_LIMIT + 1 {
        value = json!([{ "type": "bold", "children": value }]);
        let read = Tree::deserialize(&value);
        assert_eq!(read.is_ok(), depth <= MAX_NEST_LIMIT, "{depth}");
    }
}

/// Reading back what was written gives the same tree.
#[test]
fn json_round_trips() {
    for Recorded { tree, .. } in oracle().trees {
        let json = tree.to_string();
        let nodes = read(&json);
        assert_eq!(read(&js(&nodes)), nodes);
    }
}
