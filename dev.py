#!/usr/bin/env python3
"""Every developer command, with nothing but Python's standard library: `python3 dev.py` lists them.

The first command on a fresh machine makes `.venv`, installs exactly what `requirements/` locks, and on Debian
or Ubuntu sees to the system libraries that Qt needs: installed when root, else named in one line.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).resolve().parent
OLDEST_PYTHON = (3, 11)
NEWER_PYTHONS = ("3.14", "3.13", "3.12")
WINDOWS = os.name == "nt"

# What PySide6's wheels load from the system, and the Debian package that has it.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xinerama.so.0": "libxcb-xinerama0",
}
# What the journeys need besides: a screen, a window manager, keys and mouse, the clipboard.
DISPLAY_PROGRAMS = {"Xvfb": "xvfb", "openbox": "openbox", "xdotool": "xdotool", "xclip": "xclip"}
# What listens to the window as a screen reader does: where Debian puts it, and the package.
SCREEN_READER = {
    "/usr/bin/dbus-daemon": "dbus-daemon",
    "/usr/libexec/at-spi-bus-launcher": "at-spi2-core",
    "/usr/lib/python3/dist-packages/pyatspi": "python3-pyatspi",
}
# What can be built, and tried in a clean place.
PACKAGES = ("wheel", "bundle", "deb")


class Refused(Exception):
    """A command cannot go on; the text says why and what to do."""


# -- the machine ---------------------------------------------------------------------------------------------


def is_root() -> bool:
    return not WINDOWS and os.geteuid() == 0


def install_from_debian(packages: Sequence[str], purpose: str) -> bool:
    """Install Debian packages when root; else say in one line what to run. True when they were installed."""
    if not shutil.which("apt-get"):
        print(f"Missing for {purpose}: {', '.join(packages)} (named as in Debian).", file=sys.stderr)
        return False
    command = "apt-get install -y --no-install-recommends " + " ".join(packages)
    if not is_root():
        print(f"Missing for {purpose}; run: sudo {command}", file=sys.stderr)
        return False
    print(f"Installing for {purpose}: {' '.join(packages)}", flush=True)
    quiet = {"stdout": subprocess.DEVNULL, "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}}
    subprocess.run(["apt-get", "update", "-qq"], check=False, **quiet)  # type: ignore[call-overload]
    done = subprocess.run(command.split(), check=False, **quiet)  # type: ignore[call-overload]
    return bool(done.returncode == 0)


def missing_qt_packages() -> list[str]:
    if not sys.platform.startswith("linux"):
        return []
    missing = []
    for library, package in QT_LIBRARIES.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            missing.append(package)
    return missing


def ensure_qt_libraries() -> None:
    packages = missing_qt_packages()
    if packages and not install_from_debian(packages, "the window"):
        raise Refused("Qt cannot start without these system libraries. Nothing else was changed.")


# -- the environment -----------------------------------------------------------------------------------------


def venv_python(venv: Path) -> Path:
    return venv / ("Scripts/python.exe" if WINDOWS else "bin/python")


def lock_digest(lock: str) -> str:
    locked = HERE / "requirements" / f"{lock}.txt"
    return (
        f"{lock} {hashlib.sha256(locked.read_bytes() + (HERE / 'pyproject.toml').read_bytes()).hexdigest()}"
    )


def ensure_venv(lock: str, *, python: str = sys.executable, name: str = ".venv") -> Path:
    """Make the environment `name` hold what requirements/`lock`.txt says; returns its Python."""
    venv = HERE / name
    inside, stamp = venv_python(venv), venv / "installed.txt"
    # What the tests install includes what the program needs.
    enough = {lock_digest(lock), lock_digest("test")}
    if inside.exists() and stamp.exists() and stamp.read_text() in enough:
        return inside
    if not inside.exists():
        make_venv(python, venv)
    print(f"Installing into {name} what requirements/{lock}.txt locks…", flush=True)
    pip = [str(inside), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    stamp.unlink(missing_ok=True)
    subprocess.run([*pip, "--require-hashes", "-r", f"requirements/{lock}.txt"], check=True, cwd=HERE)
    subprocess.run([*pip, "--no-deps", "--no-build-isolation", "-e", "."], check=True, cwd=HERE)
    stamp.write_text(lock_digest(lock))
    return inside


def ensure_tools(lock: str, name: str) -> Path:
    """Make the environment `name` hold the tools of requirements/`lock`.txt alone; returns its Python."""
    venv = HERE / name
    inside, stamp = venv_python(venv), venv / "installed.txt"
    locked = HERE / "requirements" / f"{lock}.txt"
    wanted = hashlib.sha256(locked.read_bytes()).hexdigest()
    if not (inside.exists() and stamp.exists() and stamp.read_text() == wanted):
        make_venv(sys.executable, venv)
        print(f"Installing into {name} what requirements/{lock}.txt locks…", flush=True)
        pip = [str(inside), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
        subprocess.run([*pip, "--require-hashes", "-r", str(locked)], check=True, cwd=HERE)
        stamp.write_text(wanted)
    return inside


def make_venv(python: str, venv: Path) -> None:
    command = [python, "-m", "venv", "--clear", str(venv)]
    made = subprocess.run(command, check=False, capture_output=True, text=True)
    if made.returncode == 0:
        return
    # Debian ships Python without what `venv` needs to put pip in.
    if install_from_debian(["python3-venv"], "the environment"):
        subprocess.run(command, check=True)
        return
    raise Refused(f"The environment could not be made. {(made.stdout + made.stderr).strip()}")


def newer_python() -> str | None:
    """A Python newer than the one that runs this, where the machine has one; for the second test run."""
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    for version in NEWER_PYTHONS:
        if tuple(int(part) for part in version.split(".")) <= sys.version_info[:2]:
            continue
        candidates = [shutil.which(f"python{version}"), *map(str, pyenv.glob(f"{version}.*/bin/python"))]
        for candidate in filter(None, candidates):
            if not subprocess.run(
                [candidate, "-c", "import venv"], check=False, capture_output=True
            ).returncode:
                return str(candidate)
    return None


# -- a screen ------------------------------------------------------------------------------------------------


def can_listen() -> bool:
    """Whether what a screen reader is told can be heard here; installs on Debian what that needs."""
    absent = [package for path, package in SCREEN_READER.items() if not Path(path).exists()]
    return not absent or install_from_debian(absent, "listening as a screen reader does")


@contextmanager
def virtual_screen(size: str = "1400x1000x24") -> Iterator[dict[str, str] | None]:
    """A private X server with a window manager; yields its environment, or None where there is none."""
    absent = [package for program, package in DISPLAY_PROGRAMS.items() if not shutil.which(program)]
    if absent and not install_from_debian(absent, "the journeys in a real window"):
        yield None
        return
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", size, "-nolisten", "tcp"],
        pass_fds=(write,),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as pipe:
        number = pipe.readline().strip()
    environment = {**os.environ, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
    environment.pop("WAYLAND_DISPLAY", None)
    with tempfile.TemporaryDirectory() as home:
        manager = subprocess.Popen(
            ["openbox", "--sm-disable"],
            env={**environment, "HOME": home},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            yield environment
        finally:
            for process in (manager, server):
                process.terminate()
                process.wait()


def offscreen() -> dict[str, str]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("DISPLAY", None)
    return environment


# -- commands ------------------------------------------------------------------------------------------------


def run(args: argparse.Namespace) -> int:
    """open the window (or pass a command on: `dev.py run -- import FOLDER`)"""
    ensure_qt_libraries()
    python = ensure_venv("run")
    passed = [each for each in args.rest if each != "--"]
    return subprocess.run([str(python), "-m", "reader", *passed], check=False).returncode


def lint(args: argparse.Namespace) -> int:
    """style, types and the import contract"""
    python = ensure_venv("test")
    tools = python.parent
    checks = [
        [str(tools / "ruff"), "check", "."],
        [str(tools / "ruff"), "format", "--check", "--quiet", "."],
        [str(tools / "mypy")],
        [str(tools / "lint-imports")],
    ]
    failed = [
        Path(check[0]).name for check in checks if subprocess.run(check, check=False, cwd=HERE).returncode
    ]
    if failed:
        print(f"Failed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


EVERYTHING = ("-m", "not display", "--numprocesses", "auto", "--dist", "worksteal")
"""All tests that need no screen, in as many processes as there are processors. (With the distribution by file
the whole run hangs for ever when a process dies.)"""
JOURNEYS = ("-m", "display", "tests/journeys")
"""All tests that need a screen; to look for them in the other folders too takes as long as some of them."""
WHOLE_RUN = 30 * 60
"""Seconds that a run of pytest may take: for what hangs between tests. One test is ended by pytest itself."""


def pytest(
    python: Path, arguments: Sequence[str], environment: dict[str, str], *, seconds: float | None = None
) -> bool:
    """Whether the tests pass; after `seconds`, where given, the run and all that it started are ended."""
    command = [str(python), "-m", "pytest", "-q", *arguments]
    # Many tests start the program, which takes half as long again where nothing that was compiled is kept.
    environment = {name: value for name, value in environment.items() if name != "PYTHONDONTWRITEBYTECODE"}
    if seconds is None:
        return not subprocess.run(command, check=False, cwd=HERE, env=environment).returncode
    group = {} if WINDOWS else {"process_group": 0}
    process = subprocess.Popen(command, cwd=HERE, env=environment, **group)  # type: ignore[call-overload]
    try:
        return bool(process.wait(seconds) == 0)
    except subprocess.TimeoutExpired:
        print(
            f"\n*** ENDED after {seconds:.0f} seconds: {' '.join(command)} ***", file=sys.stderr, flush=True
        )
        return False
    finally:
        # Also when this program is interrupted: a group of its own does not hear of Ctrl+C.
        end_group(process)


def end_group(process: subprocess.Popen[bytes]) -> None:
    """End `process` and what it started, if it still runs; pytest's processes then say where they stood."""
    if WINDOWS:
        if process.poll() is None:
            subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], check=False)
            process.wait()
        return
    for number in (signal.SIGABRT, signal.SIGKILL):
        if process.poll() is None or number == signal.SIGKILL:
            try:
                os.killpg(process.pid, number)
                process.wait(5)
            except (ProcessLookupError, subprocess.TimeoutExpired):
                pass  # nothing of it is left, or it takes no notice of the first signal


def test(args: argparse.Namespace) -> int:
    """lint, types, import contract and all tests, in a real window too"""
    ensure_qt_libraries()
    python = ensure_venv("test")
    if args.rest:
        return 0 if pytest(python, [each for each in args.rest if each != "--"], offscreen()) else 1
    results = {"lint": lint(args) == 0}
    not_run = []
    print("\nTests without a screen:", flush=True)
    results["tests"] = pytest(python, EVERYTHING, offscreen(), seconds=WHOLE_RUN)
    with virtual_screen() as screen:
        if screen is None:
            not_run.append("the journeys in a real window (no Xvfb here; see above)")
        else:
            if not can_listen():
                not_run.append("what a screen reader is told (no AT-SPI here; see above)")
            print("\nJourneys in a real window:", flush=True)
            results["journeys"] = pytest(python, JOURNEYS, screen, seconds=WHOLE_RUN)
    newer = newer_python()
    if newer is None:
        not_run.append("the second run on a newer Python (none found here)")
    else:
        second = ensure_venv("test", python=newer, name=".venv-newer")
        print(f"\nTests on the newer Python, {newer}:", flush=True)
        results["tests on the newer Python"] = pytest(second, EVERYTHING, offscreen(), seconds=WHOLE_RUN)
    for each in not_run:
        print(f"\n*** NOT RUN: {each} ***", file=sys.stderr)
    failed = [name for name, passed in results.items() if not passed]
    print("\n" + (f"FAILED: {', '.join(failed)}" if failed else "All passed: " + ", ".join(results)))
    return 1 if failed else 0


def formatted(args: argparse.Namespace) -> int:
    """put the code into its standard form"""
    ruff = str(ensure_venv("test").parent / "ruff")
    subprocess.run([ruff, "check", "--fix", "."], check=False, cwd=HERE)
    return subprocess.run([ruff, "format", "."], check=False, cwd=HERE).returncode


def bench(args: argparse.Namespace) -> int:
    """measure speed and memory against their floors (`dev.py bench -- --help`)"""
    ensure_qt_libraries()
    python = ensure_venv("test")
    passed = [each for each in args.rest if each != "--"]
    command = [str(python), "-m", "tests.benchmarks", *passed]
    return subprocess.run(command, check=False, cwd=HERE).returncode


def faults(args: argparse.Namespace) -> int:
    """inject faults (kills, power cuts, damage) and say what is lost (`dev.py faults -- --help`)"""
    ensure_qt_libraries()
    python = ensure_venv("test")
    passed = [each for each in args.rest if each != "--"]
    command = [str(python), "-m", "tests.faults", *passed]
    return subprocess.run(command, check=False, cwd=HERE, env=offscreen()).returncode


def screens(args: argparse.Namespace) -> int:
    """drive the real window and write pictures of every view to docs/screens/"""
    ensure_qt_libraries()
    python = ensure_venv("test")
    with virtual_screen() as screen:
        if screen is None:
            raise Refused("There is no screen to take pictures of.")
        command = [str(python), "-m", "tests.journeys.screens", str(HERE / "docs" / "screens")]
        return subprocess.run(command, check=False, cwd=HERE, env=screen).returncode


def keys(args: argparse.Namespace) -> int:
    """write docs/keys.md, the guide to the keys, from the window's own table"""
    python = ensure_venv("test")
    command = [str(python), "-m", "reader.ui.keys.guide", str(HERE / "docs" / "keys.md")]
    return subprocess.run(command, check=False, cwd=HERE).returncode


def build(args: argparse.Namespace) -> int:
    """build what people install, into dist/: `dev.py build wheel`, `bundle` or `deb`"""
    kind = chosen_package(args)
    python = ensure_venv("bundle", name=".venv-bundle")
    building = [str(python), "packaging/building.py"]
    if kind == "wheel":
        return subprocess.run([*building, kind], check=False, cwd=HERE).returncode
    ensure_qt_libraries()
    tool = ensure_tools("bill", ".venv-bill").parent / "cyclonedx-py"
    able = all(map(shutil.which, ("dpkg-deb", "dpkg-shlibdeps")))
    if kind == "deb" and not able and not install_from_debian(["dpkg-dev"], "the Debian package"):
        raise Refused("A Debian package is built on Debian or Ubuntu.")
    # A Debian package is made of the bundle.
    done = subprocess.run([*building, "bundle", str(tool)], check=False, cwd=HERE).returncode
    if done or kind == "bundle":
        return done
    return subprocess.run([*building, kind], check=False, cwd=HERE).returncode


def smoke(args: argparse.Namespace) -> int:
    """install what was built in a clean place, use it, take it away (`dev.py smoke wheel`)"""
    command = [sys.executable, "packaging/smoke.py", chosen_package(args), *args.rest[1:]]
    with virtual_screen() as screen:
        if screen is None:
            print(
                "*** NOT RUN: opening the window on a screen (no Xvfb here; see above) ***", file=sys.stderr
            )
        return subprocess.run(command, check=False, cwd=HERE, env=screen or offscreen()).returncode


def chosen_package(args: argparse.Namespace) -> str:
    if not args.rest or args.rest[0] not in PACKAGES:
        raise Refused(f"Say which: dev.py {args.command} {'|'.join(PACKAGES)}")
    return str(args.rest[0])


def lock(args: argparse.Namespace) -> int:
    """work out anew which versions are installed (needs `uv` on the path)"""
    if not shutil.which("uv"):
        raise Refused("This needs uv: pip install uv")
    program = ["pyproject.toml", "requirements/build.in"]
    bundle = [*program, "requirements/bundle.in", "-c", "requirements/run.txt"]
    for name, sources in (
        ("run", program),
        ("test", [*program, "--extra", "test"]),
        ("bundle", bundle),
        ("bill", ["requirements/bill.in"]),
    ):
        command = ["uv", "pip", "compile", "--universal", "--generate-hashes", "--no-header", "--quiet"]
        command += ["--no-emit-index-url", "--python-version", ".".join(map(str, OLDEST_PYTHON))]
        subprocess.run([*command, *sources, "-o", f"requirements/{name}.txt"], check=True, cwd=HERE)
    return 0


def clean(args: argparse.Namespace) -> int:
    """delete the environments and everything that tools left behind"""
    for name in (
        ".venv",
        ".venv-newer",
        ".venv-bundle",
        ".venv-bill",
        "build",
        "dist",
        ".mypy_cache",
        ".ruff_cache",
        ".pytest_cache",
        ".hypothesis",
    ):
        shutil.rmtree(HERE / name, ignore_errors=True)
    return 0


COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "run": run,
    "test": test,
    "lint": lint,
    "format": formatted,
    "bench": bench,
    "faults": faults,
    "screens": screens,
    "keys": keys,
    "build": build,
    "smoke": smoke,
    "lock": lock,
    "clean": clean,
}


def main() -> int:
    if sys.version_info < OLDEST_PYTHON:
        print(
            f"Python {OLDEST_PYTHON[0]}.{OLDEST_PYTHON[1]} or newer is needed, not {sys.version.split()[0]}.",
            file=sys.stderr,
        )
        return 2
    listing = "\n".join(f"  {name:9} {command.__doc__}" for name, command in COMMANDS.items())
    parser = argparse.ArgumentParser(
        prog="dev.py",
        description=f"Developer commands:\n{listing}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("command", nargs="?", choices=COMMANDS, metavar="COMMAND")
    parser.add_argument("rest", nargs=argparse.REMAINDER, metavar="...")
    args = parser.parse_args()
    if args.command is None:
        parser.print_help()
        return 0
    try:
        return COMMANDS[args.command](args)
    except Refused as refusal:
        print(refusal, file=sys.stderr)
        return 2
    except subprocess.CalledProcessError as error:
        print(f"This failed: {' '.join(map(str, error.cmd))}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
