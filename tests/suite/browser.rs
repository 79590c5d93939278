//! Real Chromium over what this workspace writes: hostile notes run nothing and send nothing, and
//! what moves holds still for those who asked for it.
//!
//! The tests fail where Chromium or Node is missing, unless `AIZOME_OFFLINE=1` says that they are
//! meant to be. `AIZOME_CHROMIUM` names a browser to use instead of the first one found. Pictures of
//! the pages are left in `target/screens`.

mod chromium;
mod hostile;
mod screens;
