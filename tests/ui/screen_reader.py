"""A screen reader for tests: reads the window over the accessibility bus, as Orca does.

It needs an X server without a screen, D-Bus and AT-SPI. Run as a program, under `dbus-run-session`
and with the path of a journal, it opens the window on it, then reads lines of steps from stdin
and answers each with one line of JSON on stdout.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from jeepney import DBusAddress, MatchRule, MessageType, message_bus, new_method_call
from jeepney.io.blocking import DBusConnection, Proxy, open_dbus_connection

ACCESSIBLE = "org.a11y.atspi.Accessible"
ROOT = "/org/a11y/atspi/accessible/root"
CHECKED, FOCUSED, SHOWING = 1 << 4, 1 << 12, 1 << 25
PROGRAMS = ("Xvfb", "dbus-run-session", "xdotool")
BUS_LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
PATIENCE = 60.0
ANSWER = "answer:"
"""What a line with an answer begins with."""


def missing() -> str:
    """What this computer lacks for a screen reader, in words; empty if nothing."""
    if sys.platform != "linux":
        return "AT-SPI is Linux's accessibility bus"
    lacking = [name for name in PROGRAMS if shutil.which(name) is None]
    if not any(Path(path).exists() for path in BUS_LAUNCHERS):
        lacking.append("at-spi-bus-launcher")
    return f"without {', '.join(lacking)}" if lacking else ""


class Heard(NamedTuple):
    """A widget as a screen reader has it."""

    role: str
    name: str
    description: str
    is_checked: bool
    has_focus: bool


class Reader:
    """Reads the one application on the accessibility bus."""

    def __init__(self, bus: DBusConnection) -> None:
        self._bus = bus
        self._proxy = Proxy(message_bus, bus)

    def everything(self) -> list[Heard]:
        """Every widget that is showing, in reading order."""
        return [self._heard(ref) for ref in self._showing(self._application())]

    def wait_for_home(self) -> None:
        """Waits until home is open and its parts have their roles."""
        until = time.monotonic() + PATIENCE
        while not any(one.role == "heading" for one in self.everything()):
            if time.monotonic() > until:
                raise TimeoutError("home has no heading")
            time.sleep(0.1)

    def press(self, name: str) -> str:
        """Does the first action of the widget of that name, which is what activating it does."""
        for ref in self._showing(self._application()):
            if self._property(ref, "Name") == name:
                self._call(ref, "org.a11y.atspi.Action", "DoAction", "i", (0,))
                return name
        return ""

    def listen(self) -> None:
        """Collects announcements from now on."""
        rule = MatchRule(
            type="signal", interface="org.a11y.atspi.Event.Object", member="Announcement"
        )
        self._proxy.AddMatch(rule)
        registry = ("org.a11y.atspi.Registry", "/org/a11y/atspi/registry")
        event = ("object:announcement", [], "")
        self._call(registry, "org.a11y.atspi.Registry", "RegisterEvent", "sass", event)

    def announcements(self, seconds: float) -> list[str]:
        """The announcements that arrive within so many seconds."""
        words: list[str] = []
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            try:
                message = self._bus.receive(timeout=left)
            except TimeoutError:
                break
            fields = message.header.fields.values()
            if message.header.message_type is MessageType.signal and "Announcement" in fields:
                words.append(message.body[3][1])
        return words

    def _application(self) -> tuple[str, str]:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            for application in self._children(("org.a11y.atspi.Registry", ROOT)):
                if self._children(application):
                    return application
            time.sleep(0.1)
        raise TimeoutError("no application came to the accessibility bus")

    def _showing(self, ref: tuple[str, str], depth: int = 0) -> Iterator[tuple[str, str]]:
        if depth and not self._states(ref) & SHOWING:
            return
        yield ref
        for child in self._children(ref):
            yield from self._showing(child, depth + 1)

    def _heard(self, ref: tuple[str, str]) -> Heard:
        (role,) = self._call(ref, ACCESSIBLE, "GetRoleName")
        states = self._states(ref)
        return Heard(
            role,
            self._property(ref, "Name"),
            self._property(ref, "Description"),
            bool(states & CHECKED),
            bool(states & FOCUSED),
        )

    def _states(self, ref: tuple[str, str]) -> int:
        ((low, _high),) = self._call(ref, ACCESSIBLE, "GetState")
        return low

    def _children(self, ref: tuple[str, str]) -> list[tuple[str, str]]:
        (children,) = self._call(ref, ACCESSIBLE, "GetChildren")
        return children

    def _property(self, ref: tuple[str, str], name: str) -> str:
        properties = "org.freedesktop.DBus.Properties"
        ((_, value),) = self._call(ref, properties, "Get", "ss", (ACCESSIBLE, name))
        return value

    def _call(
        self,
        ref: tuple[str, str],
        interface: str,
        method: str,
        signature: str | None = None,
        body: tuple[Any, ...] = (),
    ) -> Any:
        address = DBusAddress(ref[1], bus_name=ref[0], interface=interface)
        message = new_method_call(address, method, signature, body)
        reply = self._bus.send_and_get_reply(message, timeout=PATIENCE)
        if reply.header.message_type is MessageType.error:
            raise RuntimeError(f"{interface}.{method} of {ref}: {reply.body}")
        return reply.body


def accessibility_bus() -> DBusConnection:
    """A connection to the accessibility bus, which the session bus starts."""
    session = open_dbus_connection("SESSION")
    address = DBusAddress("/org/a11y/bus", bus_name="org.a11y.Bus", interface="org.a11y.Bus")
    reply = session.send_and_get_reply(new_method_call(address, "GetAddress"), timeout=PATIENCE)
    return open_dbus_connection(reply.body[0])


def main() -> None:
    """Opens the window on the journal named on the command line and answers steps until EOF."""
    read_end, write_end = os.pipe()
    display = subprocess.Popen(
        [_path("Xvfb"), "-displayfd", str(write_end), "-screen", "0", "1280x900x24"],
        pass_fds=[write_end],
        stderr=subprocess.DEVNULL,
    )
    number = os.read(read_end, 16).decode().strip()
    os.environ["DISPLAY"] = f":{number}"
    bus = accessibility_bus()
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
    }
    window = subprocess.Popen(
        [sys.executable, "main.py", "--journal", sys.argv[1]], env=environment
    )
    reader = Reader(bus)
    reader.listen()
    reader.wait_for_home()
    # Without a window manager nothing gives the window the keyboard.
    name = ["--sync", "--onlyvisible", "--name", "Growth Rings"]
    subprocess.run([_path("xdotool"), "search", *name, "windowfocus", "--sync"], check=True)
    try:
        for line in sys.stdin:
            step, _, words = line.strip().partition(" ")
            # The daemons of the buses print to the same place.
            sys.stdout.write(f"{ANSWER}{json.dumps(_answer(reader, step, words))}\n")
            sys.stdout.flush()
    finally:
        for process in (window, display):
            process.terminate()
            process.wait()


def _path(program: str) -> str:
    path = shutil.which(program)
    if path is None:
        raise FileNotFoundError(program)
    return path


def _answer(reader: Reader, step: str, words: str) -> Any:
    match step:
        case "read":
            return reader.everything()
        case "press":
            return reader.press(words)
        case "key":
            subprocess.run([_path("xdotool"), "key", words], check=True)
            return words
        case "type":
            subprocess.run([_path("xdotool"), "type", words], check=True)
            return words
        case "listen":
            return reader.announcements(float(words))
        case _:
            raise ValueError(step)


if __name__ == "__main__":
    main()
