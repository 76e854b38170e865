"""The kit: what every page is built from. Mechanism only – it knows rows, words and Qt, nothing of meetings.

========================  =====================================================================
``context``               what a page is given (:class:`PageContext`), what a page is (:class:`Page`)
``desk``                  work off the window's thread: ``ask`` (write), ``read``, ``slow``
``theme``, ``icons``      palette, type sizes, the 8-pixel grid, icons in the text's colour
``keys``                  shortcuts that work under a Cyrillic layout, ``Alt+О/У/Н``
``qtwords``               Qt's own texts (buttons, context menus) in our words
``access``                accessible names
``parts``                 page header, card, badge, empty state, strip of steps, plain line
``form``, ``editors``     rows of label, editor and problem; dirty tracking; undo
``words``, ``dates``      a text in Kyrgyz and Russian; a forgiving date and time
``people``, ``tokens``    a line completed from a callable; several names in one field
``table``, ``windowmodel``  lists of any length, rows fetched in windows
``rows``, ``rowcard``     a small editable list: reorder, insert, delete with undo; the card beside it
``grid``                  a big table edited like Excel's: blocks, find and replace, ``undo`` of every step
``dialogs``               decisions with verbs, choosing, files
``preview``               pages of a PDF as pictures; ``pdfpreview`` makes them off the window
``paperview``             a paper with its choices, *Print* and *Save*; ``printing``
``tasks``                 assignments with their keys: done, with a note, open again
``history``               changes of a record, with *Put back*; ``recordhistory``: the dialog of any card
``shell``, ``nav``        the main window; ``doors``: what stands there before the office is open
``single``, ``crash``     one instance a folder; crash reports without citizens' data
========================  =====================================================================

Callbacks given to the desk, to signals and to buttons are bound methods, never lambdas over ``self``
(a lambda keeps its page alive for ever). A callable that only *returns* data (``suggest``, ``fetch``)
may be a bound method of a service or a ``functools.partial`` over one.
"""
