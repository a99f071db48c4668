"""The one style sheet of the window, short and made from the tokens."""

from __future__ import annotations

from ui import tokens


def style_sheet(colours: tokens.Colours, scale: float, tick: str) -> str:
    """The style sheet for a set of colours at a text scale (0.8 to 2.0).

    `tick` is the path of the picture in a ticked check box.
    """
    c = colours

    def px(size: float) -> str:
        return f"{round(size * scale)}px"

    return f"""
* {{ font-size: {px(tokens.BODY)}; }}
QToolTip {{ background: {c.surface}; color: {c.ink}; border: 1px solid {c.outline};
    padding: {px(4)} {px(8)}; font-size: {px(tokens.META)}; }}
QLabel[role="welcome"] {{ font-size: {px(tokens.WELCOME)}; font-weight: 600; }}
QLabel[role="page"] {{ font-size: {px(tokens.PAGE)}; font-weight: 600; }}
QLabel[role="section"] {{ font-size: {px(tokens.SECTION)}; font-weight: 600; }}
QLabel[role="strong"] {{ font-weight: 600; }}
QLabel[role="meta"] {{ font-size: {px(tokens.META)}; color: {c.muted}; }}
QLabel[role="muted"] {{ color: {c.muted}; }}
QLabel[role="warning"] {{ color: {c.danger}; }}
QLabel[role="key"] {{ font-size: {px(tokens.META)}; color: {c.muted};
    border: 1px solid {c.outline}; border-radius: 4px; padding: 1px {px(6)}; }}
QFrame[role="line"] {{ background: {c.line}; border: none; max-height: 1px; min-height: 1px; }}
QFrame[role="rule"] {{ background: {c.line}; border: none; max-width: 1px; min-width: 1px; }}
QFrame[role="card"] {{ background: {c.surface}; border: 1px solid {c.line};
    border-radius: {tokens.RADIUS}px; }}
QFrame[role="tint"] {{ background: {c.selected}; border: none; border-radius: {tokens.RADIUS}px; }}
QFrame[role="then"] {{ border: none; border-left: 3px solid {c.line}; }}
QFrame[role="now"] {{ border: none; border-left: 3px solid {c.accent}; }}
QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; border: none; }}

QPushButton {{ background: {c.surface}; color: {c.ink}; border: 1px solid {c.outline};
    border-radius: {tokens.RADIUS}px; padding: {px(8)} {px(14)}; font-weight: 500; }}
QPushButton:hover {{ background: {c.hover}; }}
QPushButton:pressed {{ background: {c.selected}; }}
QPushButton:checked {{ background: {c.selected}; border: 2px solid {c.accent};
    padding: {px(7)} {px(13)}; font-weight: 600; }}
QPushButton:disabled {{ color: {c.muted}; border-color: {c.line}; }}
QPushButton:focus {{ border: 2px solid {c.accent}; padding: {px(7)} {px(13)}; }}
QPushButton[role="primary"] {{ background: {c.accent}; color: {c.on_accent};
    border: 2px solid {c.accent}; padding: {px(7)} {px(13)}; font-weight: 600; }}
QPushButton[role="primary"]:hover {{ background: {tokens.mixed(c.accent, c.ink, 0.88)}; }}
QPushButton[role="primary"]:focus {{ border: 2px solid {c.ink}; }}
QPushButton[role="primary"]:disabled {{ background: {c.selected}; color: {c.muted};
    border-color: {c.line}; }}
QPushButton[role="danger"] {{ color: {c.danger}; border-color: {c.danger}; }}
QPushButton[role="link"] {{ background: transparent; border: 2px solid transparent;
    color: {c.accent}; padding: {px(2)} 2px; margin-left: -4px; text-align: left;
    font-weight: 500; }}
QPushButton[role="link"]:hover {{ text-decoration: underline; }}
QPushButton[role="link"]:focus {{ border: 2px solid {c.accent}; border-radius: 4px; }}
QPushButton[role="chip"] {{ font-size: {px(tokens.META)}; padding: {px(3)} {px(11)};
    border-radius: {px(11)}; border: 1px solid {c.outline}; color: {c.muted}; font-weight: 400; }}
QPushButton[role="chip"]:checked {{ color: {c.leaf}; border: 1px solid {c.leaf};
    background: {c.surface}; font-weight: 600; }}
QPushButton[role="chip"]:focus {{ border: 2px solid {c.accent}; padding: {px(2)} {px(10)}; }}
QPushButton[role="segment"] {{ border-radius: 6px; padding: {px(4)} {px(10)};
    font-size: {px(tokens.META)}; border: 1px solid {c.outline}; font-weight: 400; }}
QPushButton[role="segment"]:checked {{ border: 2px solid {c.accent}; background: {c.selected};
    padding: {px(3)} {px(9)}; font-weight: 600; }}
QPushButton[role="segment"]:focus {{ border: 2px solid {c.ink}; padding: {px(3)} {px(9)}; }}
QPushButton[role="segment"]:disabled {{ border-color: {c.line}; }}
QPushButton[role="nav"] {{ background: transparent; border: 2px solid transparent;
    border-radius: {tokens.RADIUS}px; padding: {px(7)} {px(8)}; text-align: left;
    color: {c.muted}; font-weight: 400; }}
QPushButton[role="nav"]:hover {{ background: {c.hover}; }}
QPushButton[role="nav"]:checked {{ background: {c.selected}; color: {c.ink}; font-weight: 600; }}
QPushButton[role="nav"]:focus {{ border: 2px solid {c.accent}; }}
QPushButton[role="card"] {{ background: {c.surface}; border: 1px solid {c.outline};
    border-radius: {tokens.RADIUS}px; padding: 0; text-align: left; }}
QPushButton[role="card"]:hover {{ background: {c.hover}; }}
QPushButton[role="card"]:checked {{ border: 2px solid {c.accent};
    background: {c.surface}; padding: 0; }}
QPushButton[role="card"]:focus {{ border: 2px solid {c.accent}; padding: 0; }}
QPushButton::menu-indicator {{ image: none; width: 0; }}

QPlainTextEdit, QTextEdit, QLineEdit, QDateEdit, QSpinBox, QComboBox {{ background: {c.surface};
    color: {c.ink}; border: 1px solid {c.outline}; border-radius: {tokens.RADIUS}px;
    padding: {px(7)} {px(11)}; selection-background-color: {c.accent};
    selection-color: {c.on_accent}; }}
QPlainTextEdit:focus, QTextEdit:focus, QLineEdit:focus, QDateEdit:focus, QSpinBox:focus,
QComboBox:focus {{ border: 2px solid {c.accent}; padding: {px(6)} {px(10)}; }}
QAbstractSpinBox QLineEdit, QComboBox QLineEdit {{ border: none; padding: 0 {px(10)};
    background: transparent; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ width: 0; border: none; }}
QTextBrowser {{ background: {c.surface}; border: 1px solid {c.line}; padding: {px(8)}; }}
QTextBrowser[role="reader"] {{ background: transparent; border: none; padding: 0;
    border-radius: 0; border-right: 2px solid transparent; }}
QTextBrowser[role="reader"]:focus {{ border: none; border-right: 2px solid {c.accent}; padding: 0; }}
QPlainTextEdit[role="selectable"] {{ background: {c.selected}; border: 2px solid transparent;
    padding: {px(6)} {px(10)}; font-size: {px(tokens.META)}; }}
QPlainTextEdit[role="selectable"]:focus {{ border: 2px solid {c.accent};
    padding: {px(6)} {px(10)}; }}
QComboBox::drop-down {{ border: none; width: {px(24)}; }}
QComboBox QAbstractItemView {{ background: {c.surface}; border: 1px solid {c.outline};
    selection-background-color: {c.selected}; selection-color: {c.ink}; padding: 4px;
    outline: none; }}
QCheckBox, QRadioButton {{ spacing: {px(8)}; padding: {px(3)}; border: 2px solid transparent;
    border-radius: 6px; }}
QCheckBox::indicator {{ width: {px(17)}; height: {px(17)}; border: 1px solid {c.outline};
    border-radius: 4px; background: {c.surface}; }}
QCheckBox::indicator:checked {{ background: {c.accent}; border-color: {c.accent};
    image: url("{tick}"); }}
QCheckBox:focus, QRadioButton:focus {{ border: 2px solid {c.accent}; }}

QListView, QTreeView, QTableView {{ background: {c.surface}; border: 1px solid {c.line};
    border-radius: {tokens.RADIUS}px; outline: none; gridline-color: {c.line}; }}
QListView::item {{ padding: {px(6)} {px(10)}; border-radius: 6px; }}
QListView::item:selected, QTableView::item:selected {{ background: {c.selected}; color: {c.ink}; }}
QListView:focus, QTableView:focus, QTextBrowser:focus {{ border: 2px solid {c.accent}; }}
QHeaderView::section {{ background: {c.paper}; color: {c.muted}; border: none;
    border-bottom: 1px solid {c.line}; padding: {px(6)} {px(8)}; font-size: {px(tokens.META)}; }}
QTableCornerButton::section {{ background: {c.paper}; border: none; }}
QMenu {{ background: {c.surface}; border: 1px solid {c.outline}; border-radius: {tokens.RADIUS}px;
    padding: 4px; }}
QMenu::item {{ padding: {px(7)} {px(20)}; border-radius: 6px; }}
QMenu::item:selected {{ background: {c.selected}; color: {c.ink}; }}
QMenu::item:disabled {{ color: {c.muted}; }}
QMenu::separator {{ height: 1px; background: {c.line}; margin: 4px 8px; }}
QProgressBar {{ background: {c.line}; border: none; border-radius: 2px; max-height: 4px;
    min-height: 4px; }}
QProgressBar::chunk {{ background: {c.accent}; border-radius: 2px; }}
QSlider::groove:horizontal {{ height: 4px; background: {c.line}; border-radius: 2px; }}
QSlider::handle:horizontal {{ background: {c.accent}; width: 18px; margin: -7px 0;
    border-radius: 9px; }}
QSlider:focus {{ border: 2px solid {c.accent}; border-radius: 6px; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; }}
QScrollBar::handle {{ background: {c.outline}; border-radius: 3px; margin: 2px;
    min-height: 28px; min-width: 28px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QDialog {{ background: {c.paper}; }}
"""
