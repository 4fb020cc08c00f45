"""The statements about publications and subscriptions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aurorapy.planner.parse import tree

from .publications import alter_publication, create_publication
from .subscriptions import alter_subscription, create_subscription

HANDLERS: dict[type, Callable[[Any, Any], str]] = {
    tree.CreatePublicationStmt: create_publication, tree.AlterPublicationStmt: alter_publication,
    tree.CreateSubscriptionStmt: create_subscription, tree.AlterSubscriptionStmt: alter_subscription,
}
