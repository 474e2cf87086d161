//! What the process does when it must end, stop or continue, and when its terminal goes away. Unix only.
//!
//! Signals that end the process never set a flag: crossterm reads a dead terminal again and again (crossterm #793).

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

/// How long a terminal that takes no more output may hold up the end of the process.
const PATIENCE: Duration = Duration::from_millis(300);

/// The signals that would end the process with the terminal in raw mode.
const ENDING: [i32; 10] = [SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGXCPU, SIGPROF];

/// Two more, where they exist and end a process.
#[cfg(target_os = "linux")]
const ENDING_ON_LINUX: [i32; 2] = [Signal::IO.as_raw(), Signal::POWER.as_raw()];
#[cfg(not(target_os = "linux"))]
const ENDING_ON_LINUX: [i32; 0] = [];

/// Starts the thread that waits for signals. It restores the terminal before a signal ends or stops the process, which
/// ends by the signal itself so that its parent can see which; it claims the terminal again when the process continues.
pub(super) fn watch(device: &Arc<Device>, sender: mpsc::Sender<Event>) -> io::Result<()> {
    let others = [SIGTSTP, SIGCONT, SIGXFSZ];
    let mut signals = Signals::new(ENDING.iter().chain(&ENDING_ON_LINUX).chain(&others))?;
    let device = Arc::clone(device);
    thread::Builder::new().name("signals".into()).spawn(move || {
        for signal in signals.forever() {
            match signal {
                // Once it is caught, writing too large a file fails with an error.
                SIGXFSZ => {}
                SIGTSTP if !can_continue() => {}
                SIGTSTP => {
                    device.lend();
                    _ = raise(SIGSTOP);
                }
                SIGCONT => {
                    if device.reclaim().is_ok_and(|claimed| claimed) {
                        // Nobody listens any more only when the program is about to end.
                        _ = sender.send(Event::Resumed);
                    }
                }
                ending => {
                    release_in_time(&device);
                    _ = emulate_default_handler(ending);
                    // It does not know SIGPWR, and takes SIGIO for harmless. This is what a shell makes of a signal.
                    process::exit(128 + ending);
                }
            }
        }
    })?;
    Ok(())
}

/// Starts the thread that waits for the terminal to go away, without waking up before. The system tells the leader of
/// the session alone, a shell may keep it to itself, and SIGHUP may be ignored.
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
                // Some systems cannot wait for a terminal.
                Ok(_) | Err(_) => return,
            }
        }
    })?;
    Ok(())
}

/// Ends the process as the system ends one whose terminal is gone.
pub(super) fn hang_up(device: &Arc<Device>) {
    release_in_time(device);
    _ = emulate_default_handler(SIGHUP);
}

/// Wakes the thread that reads the terminal, which ends if the terminal is released.
pub(super) fn wake_reader() {
    _ = raise(SIGWINCH);
}

/// Restores the terminal and prints the exit message, or gives up after a while: a terminal stopped with Ctrl-S takes no
/// bytes.
fn release_in_time(device: &Arc<Device>) {
    let (done, waiting) = mpsc::channel();
    let device = Arc::clone(device);
    thread::spawn(move || {
        device.release_and_say();
        done.send(())
    });
    if waiting.recv_timeout(PATIENCE).is_err() {
        _ = crossterm::terminal::disable_raw_mode();
    }
}

/// Whether somebody could continue the process once it has stopped: a shell with job control, which gives each job a
/// process group of its own. In the group of the leader of the session, as with `ssh -t host whichone`, there is none,
/// and the system would not stop the process either.
pub(super) fn can_continue() -> bool {
    getsid(None).is_ok_and(|session| session != getpgrp())
}

/// Stops the job as Ctrl-Z does outside raw mode: with the script that runs the program, if one does, for its shell waits
/// for both.
pub(super) fn stop() -> io::Result<()> {
    Ok(kill_current_process_group(Signal::TSTP)?)
}
