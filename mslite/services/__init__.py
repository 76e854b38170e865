"""What a person can do, one public method for each action; ``mslite.wiring.Office`` holds them.

``records`` (save, remove, undo, history of anything), ``meetings`` (lists, the page, preparation),
``registration`` (invited, attendance), ``minutes`` (statements, votes, decisions, the clock),
``assignments``, ``papers`` (print, issue, sign, correct, verify), ``attachments``, ``directory``,
``settings``, ``typing`` (keystrokes kept), ``find``, ``today``, ``backups``, ``access`` (passwords).

Methods that change the file return :class:`mslite.domain.views.Saved`, whose ``changes`` the window hands
to its pages; the others return frozen rows and views. No SQL and no Qt here.
"""
