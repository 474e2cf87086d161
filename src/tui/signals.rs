//! Restores the terminal when a signal ends, stops or continues the process, or when the terminal goes away. Unix only.
//!
//! A signal that ends the process never sets a flag: crossterm would read the dead terminal in a busy loop (crossterm
//! #793).

use std::{fs::File, io, process, sync::Arc, sync::mpsc, thread, time::Duration};

use rustix::{
    event::{PollFd, PollFlags, poll},
    io::Errno,
    process::{Signal, getpgrp, getsid, kill_current_process_group},
};
use signal_hook::{
    consts::{
        SIGALRM, SIGCONT, SIGHUP, SIGINT, SIGPROF, SIGQUIT, SIGSTOP, SIGTERM, SIGTSTP, SIGUSR1, SIGUSR2, SIGVTALRM,
        SIGWINCH, SIGXCPU, SIGXFSZ,
    },
    iterator::Signals,
    low_level::{emulate_default_handler, raise},
};

use super::{event::Event, terminal::Device};

/// How long a terminal that takes no output may delay the end of the process.
const RELEASE_TIMEOUT: Duration = Duration::from_millis(300);

/// The signals that would end the process with the terminal in raw mode.
const ENDING: [i32; 10] = [SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGXCPU, SIGPROF];

/// Two more that exist only on Linux.
#[cfg(target_os = "linux")]
const ENDING_ON_LINUX: [i32; 2] = [Signal::IO.as_raw(), Signal::POWER.as_raw()];
#[cfg(not(target_os = "linux"))]
const ENDING_ON_LINUX: [i32; 0] = [];

/// Starts the thread that waits for signals. It restores the terminal before a signal ends or stops the process, and
/// claims it again when the process continues. The process ends by the signal itself, so that its parent can see which.
pub(super) fn watch(device: &Arc<Device>, sender: mpsc::Sender<Event>) -> io::Result<()> {
    let others = [SIGTSTP, SIGCONT, SIGXFSZ];
    let mut signals = Signals::new(ENDING.iter().chain(&ENDING_ON_LINUX).chain(&others))?;
    let device = Arc::clone(device);
    thread::Builder::new().name("signals".into()).spawn(move || {
        for signal in signals.forever() {
            match signal {
                // Once this is caught, writing too large a file returns an error.
                SIGXFSZ => {}
                SIGTSTP if !can_continue() => {}
                SIGTSTP => {
                    device.suspend();
                    _ = raise(SIGSTOP);
                }
                SIGCONT => {
                    if device.resume().is_ok_and(|claimed| claimed) {
                        // Fails only when the program is about to end.
                        _ = sender.send(Event::Resumed);
                    }
                }
                ending => {
                    release_in_time(&device);
                    _ = emulate_default_handler(ending);
                    // For SIGPWR, which signal-hook does not know, and SIGIO, which it ignores: the status that a
                    // shell reports for a signal.
                    process::exit(128 + ending);
                }
            }
        }
    })?;
    Ok(())
}

/// Starts the thread that waits for the terminal to go away, and sleeps until then. SIGHUP is not enough: only the
/// leader of the session gets it, a shell may not pass it on, and it may be ignored.
pub(super) fn watch_terminal(device: &Arc<Device>, input: File) -> io::Result<()> {
    let device = Arc::clone(device);
    thread::Builder::new().name("hang-up".into()).spawn(move || {
        loop {
            let none = PollFlags::empty();
            let mut ends = [PollFd::new(&input, none), PollFd::new(device.output(), none)];
            match poll(&mut ends, None) {
                Ok(_) if ends.iter().any(|end| end.revents().intersects(PollFlags::HUP | PollFlags::ERR)) => {
                    hang_up(&device);
                    return;
                }
                Err(Errno::INTR) => {}
                // Some systems cannot poll a terminal.
                Ok(_) | Err(_) => return,
            }
        }
    })?;
    Ok(())
}

/// Ends the process if `error` means that the terminal is gone.
pub(super) fn end_if_gone(device: &Arc<Device>, error: io::Error) -> io::Error {
    if error.raw_os_error() == Some(Errno::IO.raw_os_error()) {
        hang_up(device);
    }
    error
}

/// Ends the process as SIGHUP would.
fn hang_up(device: &Arc<Device>) {
    release_in_time(device);
    _ = emulate_default_handler(SIGHUP);
}

/// Wakes the thread that reads the terminal. It ends if the terminal is released.
pub(super) fn wake_reader() {
    _ = raise(SIGWINCH);
}

/// Restores the terminal and prints the exit message, but gives up after a while: a terminal stopped with Ctrl-S takes no
/// output.
fn release_in_time(device: &Arc<Device>) {
    let (done, waiting) = mpsc::channel();
    let device = Arc::clone(device);
    thread::spawn(move || {
        device.release_and_print();
        done.send(())
    });
    if waiting.recv_timeout(RELEASE_TIMEOUT).is_err() {
        _ = crossterm::terminal::disable_raw_mode();
    }
}

/// Whether a shell with job control could continue the process after a stop. Such a shell gives each job a process group
/// of its own. In the process group of the session leader, as with `ssh -t host whichone`, nobody could, and the system
/// would not stop the process anyway.
pub(super) fn can_continue() -> bool {
    getsid(None).is_ok_and(|session| session != getpgrp())
}

/// Stops the whole job, as Ctrl-Z does outside raw mode, even a script that runs the program.
pub(super) fn stop() -> io::Result<()> {
    Ok(kill_current_process_group(Signal::TSTP)?)
}
