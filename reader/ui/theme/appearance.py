"""The look that is in force: the theme that the person or the system chose, and the size of the text."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication

from reader.ui.theme.article import article_style
from reader.ui.theme.fonts import load_fonts
from reader.ui.theme.icons import icon, known_icons
from reader.ui.theme.palette import palette
from reader.ui.theme.tokens import (
    DARK,
    HIGH_CONTRAST,
    INTERFACE_SIZE,
    LIGHT,
    TEXT_SIZE,
    TEXT_SIZES,
    THEMES,
    TextFace,
    Theme,
    ThemeName,
)
from reader.ui.theme.widgets import widget_style

if TYPE_CHECKING:
    from reader.ui.settings import Settings
    from reader.ui.theme.dressing import Dressing


class Appearance(QObject):
    """Dresses the application. Choices are kept in the settings and have effect at once.

    `theme_changed` says that widgets that paint by themselves must do so anew; `text_changed` that the
    article's style sheet is another one (it is after a change of theme too).
    """

    theme_changed = Signal(object)  # Theme
    text_changed = Signal()

    def __init__(self, application: QApplication, settings: Settings) -> None:
        super().__init__(application)
        self._application = application
        self._settings = settings
        self.families = load_fonts(application)
        self.theme = self._wanted_theme()
        self._dressing: Dressing | None = None
        application.setPalette(palette(self.theme))
        application.styleHints().colorSchemeChanged.connect(self._on_system_changed)

    @property
    def chosen(self) -> ThemeName:
        return self._settings.theme

    def choose(self, name: ThemeName) -> None:
        """Wear the theme `name` from now on."""
        self._settings.theme = name
        self._on_system_changed()

    @property
    def article_style(self) -> str:
        """The CSS for an article's document."""
        settings = self._settings
        return article_style(
            self.theme, self.families, settings.text_size, settings.line_height, settings.spacing
        )

    @property
    def note_style(self) -> str:
        """The CSS for a note's document, which is read beside the article."""
        return article_style(self.theme, self.families, INTERFACE_SIZE)

    @property
    def text_size(self) -> int:
        return self._settings.text_size

    @property
    def text_families(self) -> tuple[str, ...]:
        """The families that articles are set in, the preferred one first."""
        return self.families.sans if self._settings.text_face is TextFace.SANS else self.families.serif

    @property
    def column(self) -> int:
        """How many characters the lines of an article hold, where the window is wide enough."""
        return self._settings.column

    @property
    def spacing(self) -> int:
        """Space between an article's letters beyond the usual, in per cent of their size."""
        return self._settings.spacing

    def set_text(
        self,
        *,
        size: int | None = None,
        line_height: int | None = None,
        column: int | None = None,
        spacing: int | None = None,
        face: TextFace | None = None,
    ) -> None:
        """Set articles so from now on; what is None stays. Of `TEXT_SIZES`, `LINE_HEIGHTS`, `COLUMNS`,
        `SPACINGS`.
        """
        settings = self._settings
        wanted = {
            "text_size": size,
            "line_height": line_height,
            "column": column,
            "spacing": spacing,
            "text_face": face,
        }
        changed = {
            name: value
            for name, value in wanted.items()
            if value is not None and value != getattr(settings, name)
        }
        for name, value in changed.items():
            setattr(settings, name, value)
        if changed:
            self.text_changed.emit()

    def resize_text(self, steps: int) -> None:
        """Make the article's text `steps` sizes larger, or smaller where negative; 0 is the normal size."""
        if steps == 0:
            wanted = TEXT_SIZE
        else:
            at = TEXT_SIZES.index(self._settings.text_size) + steps
            wanted = TEXT_SIZES[max(0, min(at, len(TEXT_SIZES) - 1))]
        self.set_text(size=wanted)

    def _wanted_theme(self) -> Theme:
        if self.chosen is not ThemeName.AUTOMATIC:
            return THEMES[self.chosen]
        hints = self._application.styleHints()
        # Qt tells since 6.10 whether the system asks for more contrast.
        access = getattr(hints, "accessibility", lambda: None)()
        preference = getattr(access, "contrastPreference", lambda: None)()
        if preference is not None and preference == Qt.ContrastPreference.HighContrast:
            return HIGH_CONTRAST
        return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT

    @property
    def changing(self) -> bool:
        """Whether another theme was chosen and is not yet worn everywhere."""
        return self._dressing is not None and self._dressing.changing

    def dress(self) -> None:
        """Put the widgets' style sheet on: after they are made, else Qt goes through it again and again."""
        style = widget_style(self.theme)
        if style != self._application.styleSheet():
            self._application.setStyleSheet(style)

    @Slot()
    def _on_system_changed(self) -> None:
        theme = self._wanted_theme()
        if theme is self.theme:
            return
        self.theme = theme
        if self._dressing is None:
            from reader.ui.theme.dressing import Dressing

            self._dressing = Dressing(self._application, self)
        self._dressing.change(
            palette(theme),
            widget_style(theme),
            (partial(icon, name, theme) for name in known_icons()),
            (partial(self.theme_changed.emit, theme), self.text_changed.emit),
        )
