//! What the process does when it is told to end, stop or go on. Unix alone.

use std::{io, sync::Arc, sync::mpsc, thread, time::Duration};

use rustix::process::{Signal, getpgrp, getsid, kill_current_process_group};
use signal_hook::{
    consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGSTOP, SIGTERM, SIGTSTP, SIGWINCH},
    iterator::Signals,
    low_level::{emulate_default_handler, raise},
};

use super::{LastWords, device::Device};

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
pub fn watch(device: Arc<Device>, last_words: LastWords) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT])?;
    thread::Builder::new().name("signals".into()).spawn(move || {
        for signal in signals.forever() {
            match signal {
                SIGTSTP if !can_come_back() => {}
                SIGTSTP => {
                    device.lend();
                    _ = raise(SIGSTOP);
                }
                // The main thread draws all of the screen when it hears that its size may have changed.
                SIGCONT => {
                    if device.reclaim().is_ok_and(|claimed| claimed) {
                        _ = raise(SIGWINCH);
                    }
                }
                ending => {
                    release_in_time(&device, &last_words);
                    _ = emulate_default_handler(ending);
                }
            }
        }
    })?;
    Ok(())
}

/// Ends the process as the system ends one whose terminal is gone. It tells the leader of the session alone, and a shell
/// may keep it to itself.
pub fn hang_up(device: &Arc<Device>, last_words: &LastWords) {
    release_in_time(device, last_words);
    _ = emulate_default_handler(SIGHUP);
}

/// Gives the terminal back and says the last words, or gives up after a while: a terminal stopped with Ctrl-S takes no
/// bytes.
fn release_in_time(device: &Arc<Device>, last_words: &LastWords) {
    let (done, waiting) = mpsc::channel();
    let (device, last_words) = (Arc::clone(device), Arc::clone(last_words));
    thread::spawn(move || {
        device.release();
        last_words();
        done.send(())
    });
    if waiting.recv_timeout(PATIENCE).is_err() {
        _ = crossterm::terminal::disable_raw_mode();
    }
}

/// Whether somebody could make the process go on once it has stopped: a shell with job control, which gives each job a
/// process group of its own. In the group of the leader of the session, as with `ssh -t host whichone`, there is none,
/// and the system would not stop the process either.
pub fn can_come_back() -> bool {
    getsid(None).is_ok_and(|session| session != getpgrp())
}

/// Stops the job as Ctrl-Z would have, had the terminal not been in raw mode: with the script that runs the program, if
/// one does, for its shell waits for both.
///
/// # Errors
/// Where the signal cannot be sent.
pub fn stop() -> io::Result<()> {
    Ok(kill_current_process_group(Signal::TSTP)?)
}
