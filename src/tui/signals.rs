//! What the process does when it is told to end, stop or go on. Unix alone.

use std::{io, sync::Arc, sync::mpsc, thread, time::Duration};

use signal_hook::{
    consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGSTOP, SIGTERM, SIGTSTP, SIGWINCH},
    iterator::Signals,
    low_level::{emulate_default_handler, raise},
};

use super::device::Device;

/// How long a terminal that takes no more output may hold up the end of the process.
const PATIENCE: Duration = Duration::from_millis(300);

/// Starts the thread that waits for signals: it gives the terminal back before the process ends or stops by one, and
/// claims it again when the process goes on.
///
/// The signals that end the process are never turned into a flag, since reading from a terminal that is gone neither
/// fails nor waits; the process ends by the signal itself, so that its parent can see which.
///
/// # Errors
/// Where the signals cannot be taken over.
pub fn watch(device: Arc<Device>) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT])?;
    thread::Builder::new().name("signals".into()).spawn(move || {
        for signal in signals.forever() {
            match signal {
                SIGTSTP => {
                    device.release();
                    _ = raise(SIGSTOP);
                }
                // The main thread draws all of the screen when it hears that its size may have changed.
                SIGCONT => _ = device.reclaim().and_then(|()| raise(SIGWINCH)),
                ending => {
                    release_in_time(&device);
                    _ = emulate_default_handler(ending);
                }
            }
        }
    })?;
    Ok(())
}

/// Gives the terminal back, or gives up after a while: a terminal stopped with Ctrl-S takes no bytes.
fn release_in_time(device: &Arc<Device>) {
    let (done, waiting) = mpsc::channel();
    let device = Arc::clone(device);
    thread::spawn(move || {
        device.release();
        done.send(())
    });
    _ = waiting.recv_timeout(PATIENCE);
}

/// Stops the process as Ctrl-Z would have, had the terminal not been in raw mode.
///
/// # Errors
/// Where the signal cannot be sent.
pub fn stop() -> io::Result<()> {
    raise(SIGTSTP)
}
