//! One browser per test, of the engine of the run.

use crate::engine::Options;
use crate::page::Page;
use std::future::poll_fn;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::pin::pin;
use std::task::Poll;

/// Runs a test with a page of its own. The browser ends with the test, whether it passes or fails.
pub fn browse(test: impl AsyncFnOnce(&Page)) {
    browse_with(Options::default(), test);
}

/// Like [`browse`], for a reader who has turned JavaScript off. The test's own scripts still run.
pub fn browse_without_script(test: impl AsyncFnOnce(&Page)) {
    browse_with(Options { script: false, ..Options::default() }, test);
}

/// Like [`browse`], for a reader in this time zone.
pub fn browse_in_zone(zone: &'static str, test: impl AsyncFnOnce(&Page)) {
    browse_with(Options { zone: Some(zone), ..Options::default() }, test);
}

fn browse_with(options: Options, test: impl AsyncFnOnce(&Page)) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let page = Page::start(options).await;
        let failure = {
            let mut steps = pin!(test(&page));
            poll_fn(|context| match catch_unwind(AssertUnwindSafe(|| steps.as_mut().poll(context))) {
                Ok(outcome) => outcome.map(|()| None),
                Err(failure) => Poll::Ready(Some(failure)),
            })
            .await
        };
        page.quit().await;
        if let Some(failure) = failure {
            resume_unwind(failure);
        }
    });
}
