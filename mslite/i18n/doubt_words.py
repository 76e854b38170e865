"""Words for doubts about the place of the data folder (``config.places.doubts``): code → what, what to do."""

from __future__ import annotations

from mslite.i18n.catalogue import N_

DOUBTS: dict[str, tuple[str, str]] = {
    "folder_in_cloud": (
        N_("The data folder lies in «{name}», which copies files while they are open."),
        N_("Move the data to a folder of this machine; send backups to the cloud instead."),
    ),
    "folder_on_network": (
        N_("The data folder lies on a network drive."),
        N_("Keep the data on this machine and only backups on the network."),
    ),
    "folder_on_stick": (
        N_("The data folder lies on a stick that may be pulled out."),
        N_("Keep the data on this machine and only backups on the stick."),
    ),
}
