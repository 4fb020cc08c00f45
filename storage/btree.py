"""The B+tree: everything durable is one.

Keys are Python values whose own `<` is the order. Reading is as of an LSN and takes no lock: the
snapshot's pin protects the versions it needs (cache.py). Writing goes through a mini-transaction,
always on the newest version.

    root (its id never changes: a split moves its contents down)
     └ internal pages: separator keys, child ids; a key equal to a separator is to its right
        └ leaves

There are no sibling links. A scan remembers the separator right of the leaf it is in, and descends
again with it: that costs about a microsecond a leaf, works in both directions, and leaves nothing to
maintain when a leaf is emptied and unlinked. Leaves are not merged before they are empty.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from aurorapy.storage.bulk import BulkRun, graft, touch
from aurorapy.storage.mtr import Mtr, Store
from aurorapy.storage.page import LEAF_ROWS_MAX, PAGE_BYTES_MAX, Page, pack_contents

if TYPE_CHECKING:
    from aurorapy.storage.volume import Volume

_FAN = 100  # children, or entries, that a page is taken to have that is not in memory
LEAVES_AHEAD = 16  # that a scan which misses a leaf has brought at once, that one among them
Path = list[tuple[Page, int]]  # internal pages from the root down, each with the slot of the child taken


class _Below:
    """Less than every key. Never stored."""

    __slots__ = ()

    def __lt__(self, other: object) -> bool:
        return other is not self

    def __gt__(self, other: object) -> bool:
        return False

    def __le__(self, other: object) -> bool:
        return True

    def __ge__(self, other: object) -> bool:
        return other is self

    def __repr__(self) -> str:
        return "BELOW"


class _Above:
    """Greater than every key. Never stored."""

    __slots__ = ()

    def __lt__(self, other: object) -> bool:
        return False

    def __gt__(self, other: object) -> bool:
        return other is not self

    def __le__(self, other: object) -> bool:
        return other is self

    def __ge__(self, other: object) -> bool:
        return True

    def __repr__(self) -> str:
        return "ABOVE"


BELOW = _Below()
ABOVE = _Above()


class Tree:
    __slots__ = ("_cache", "_pages", "root_id", "store")

    def __init__(self, store: Store, root_id: int) -> None:
        self.store = store
        self.root_id = root_id
        self._cache = store.cache
        self._pages = store.cache.pages

    @staticmethod
    def create(mtr: Mtr) -> int:
        root_id = mtr.allocate()
        mtr.format(root_id, 0, [], [])
        return root_id

    # -- reading

    def leaf(self, key: Any, lsn: int) -> tuple[Page, int]:
        """The leaf that holds `key`, if the tree does, as of `lsn`, and the newest LSN of the pages on the way to it."""
        pages = self._pages
        page = pages.get(self.root_id)
        if page is None or page.lsn > lsn:
            page = self._cache.at(self.root_id, lsn)
        newest = page.lsn
        while page.level:
            id = page.values[bisect_right(page.keys, key)]
            page.used = True
            page = pages.get(id)
            if page is None or page.lsn > lsn:
                page = self._cache.at(id, lsn)
            if page.lsn > newest:
                newest = page.lsn
        page.used = True
        return page, newest

    def find(self, key: Any, lsn: int, seen: list[int]) -> Any:
        """`get` that raises `seen[0]` to the newest LSN of the pages it read."""
        page, newest = self.leaf(key, lsn)
        if newest > seen[0]:
            seen[0] = newest
        keys = page.keys
        slot = bisect_left(keys, key)
        return page.values[slot] if slot < len(keys) and keys[slot] == key else None

    def get(self, key: Any, lsn: int, default: Any = None) -> Any:
        """The value of `key` as of `lsn`."""
        pages = self._pages
        page = pages.get(self.root_id)
        if page is None or page.lsn > lsn:
            page = self._cache.at(self.root_id, lsn)
        while page.level:
            id = page.values[bisect_right(page.keys, key)]
            page.used = True
            page = pages.get(id)
            if page is None or page.lsn > lsn:
                page = self._cache.at(id, lsn)
        page.used = True
        keys = page.keys
        slot = bisect_left(keys, key)
        if slot < len(keys) and keys[slot] == key:
            return page.values[slot]
        return default

    def scan(
        self,
        lsn: int,
        low: Any = None,
        high: Any = None,
        low_inclusive: bool = True,
        high_inclusive: bool = True,
        reverse: bool = False,
        seen: list[int] | None = None,
    ) -> Iterator[tuple[list[Any], list[Any]]]:
        """The entries between `low` and `high` (None: no bound) as of a pinned `lsn`, a leaf at a time.

        Whole leaves are handed out as the page's own lists: do not change them. With `reverse` the
        leaves and their entries come in descending order. `seen[0]` is raised to the newest LSN of the pages read.
        """
        if low is None:
            low = BELOW
        if high is None:
            high = ABOVE
        if reverse:
            yield from self._scan_back(lsn, low, high, low_inclusive, high_inclusive, seen)
            return
        cut_low = bisect_left if low_inclusive else bisect_right
        cut_high = bisect_right if high_inclusive else bisect_left
        page, fence = self._leaf_right(lsn, low, seen)
        first = cut_low(page.keys, low)
        while True:
            keys = page.keys
            if keys:
                if keys[-1] < high:
                    if first == 0:
                        yield keys, page.values
                    elif first < len(keys):
                        yield keys[first:], page.values[first:]
                else:
                    last = cut_high(keys, high)
                    if first < last:
                        yield keys[first:last], page.values[first:last]
                    return
            if fence is ABOVE or high < fence:
                return
            page, fence = self._leaf_right(lsn, fence, seen, high)
            first = cut_low(page.keys, low) if page.keys and not low < page.keys[0] else 0

    def _scan_back(
        self, lsn: int, low: Any, high: Any, low_inclusive: bool, high_inclusive: bool, seen: list[int] | None
    ) -> Iterator[tuple[list[Any], list[Any]]]:
        cut_low = bisect_left if low_inclusive else bisect_right
        cut_high = bisect_right if high_inclusive else bisect_left
        page, fence = self._leaf_left(lsn, high, seen, include=True)
        while True:
            keys = page.keys
            first, last = cut_low(keys, low), cut_high(keys, high)
            if first < last:
                yield keys[first:last][::-1], page.values[first:last][::-1]
            if fence is BELOW or fence < low or first > 0:
                return
            page, fence = self._leaf_left(lsn, fence, seen, low, include=False)

    def _at(self, id: int, lsn: int, seen: list[int] | None = None) -> Page:
        page = self._pages.get(id)
        if page is None or page.lsn > lsn:
            page = self._cache.at(id, lsn)
        else:
            page.used = True
        if seen is not None and page.lsn > seen[0]:
            seen[0] = page.lsn
        return page

    def _leaf_right(self, lsn: int, key: Any, seen: list[int] | None = None, high: Any = BELOW) -> tuple[Page, Any]:
        """The leaf for `key`, and the separator at its right end. If it is not here, the next ones up to `high` are called for, too."""
        page = self._at(self.root_id, lsn, seen)
        fence: Any = ABOVE
        ahead = self._cache.ahead
        while page.level:
            keys = page.keys
            slot = bisect_right(keys, key)
            if slot < len(keys):
                fence = keys[slot]
            if ahead is not None and page.level == 1 and high is not BELOW and page.values[slot] not in self._pages:
                ahead(page.values[slot : min(slot + LEAVES_AHEAD, bisect_right(keys, high) + 1)])
            page = self._at(page.values[slot], lsn, seen)
        return page, fence

    def _leaf_left(self, lsn: int, key: Any, seen: list[int] | None = None, low: Any = ABOVE, *, include: bool) -> tuple[Page, Any]:
        """The leaf for `key` (or for what is just below it), and the separator at its left end. If it is not here, the ones before it down to `low`
        are called for, too."""
        page = self._at(self.root_id, lsn, seen)
        fence: Any = BELOW
        cut = bisect_right if include else bisect_left
        ahead = self._cache.ahead
        while page.level:
            slot = cut(page.keys, key)
            if slot:
                fence = page.keys[slot - 1]
            if ahead is not None and page.level == 1 and low is not ABOVE and page.values[slot] not in self._pages:
                first = max(slot - LEAVES_AHEAD + 1, bisect_right(page.keys, low))
                ahead(page.values[first : slot + 1][::-1])
            page = self._at(page.values[slot], lsn, seen)
        return page, fence

    def estimate(self, lsn: int) -> tuple[int, int]:
        """About how many leaves and entries there are: three descents, whatever the size."""
        page = self._at(self.root_id, lsn)
        leaves = 1.0
        while page.level:
            children = page.values
            if page.level == 1:
                count = len(children)
                leaves *= count
                found = [len(self._at(children[slot], lsn).keys) for slot in {0, count // 2}]
                last = len(self._at(children[-1], lsn).keys)  # it may have just begun
                return round(leaves), round(leaves * (sum(found) / len(found) * (count - 1) + last) / count)
            sample_pages = [self._at(children[slot], lsn) for slot in {0, len(children) // 2}]
            below = sum(len(p.values) for p in sample_pages) / len(sample_pages)
            exact = below * (len(children) - 1) + len(self._at(children[-1], lsn).values)
            leaves *= exact / below
            page = sample_pages[0]
        return 1, len(page.keys)

    def share(self, lsn: int, low: Any, high: Any) -> float:
        """About how much of the tree lies between two keys (None: its end), by what is in memory; 1.0 of one that is a single leaf."""
        root = page = self._at(self.root_id, lsn)
        if not root.level:
            return 1.0
        fans = []  # of pages in the middle of the tree: those at its ends may have few children
        while page.level and (below := self._pages.get(page.values[(len(page.values) - 1) // 2])) is not None:
            page = below
            fans.append(len(page.values))
        sizes, size = [1], 1
        for fan in (*[_FAN] * (root.level - len(fans)), *reversed(fans)):
            size *= fan
            sizes.append(size)
        end = self._place(root, None, sizes)
        found = (end if high is None else self._place(root, high, sizes)) - (0 if low is None else self._place(root, low, sizes))
        return min(1.0, max(found, 0) / max(end, 1))

    def _place(self, page: Page, key: Any, sizes: list[int]) -> int:
        """About how many entries are before a key (None: in all), if a page that is `n` levels above the entries has `sizes[n]` of them."""
        at = 0
        while True:
            slot = bisect_right(page.keys, key) if key is not None else len(page.values) - (page.level > 0)
            at += slot * sizes[page.level]
            if not page.level:
                return at
            below = self._pages.get(page.values[slot])
            if below is None:
                return at + sizes[page.level] // 2
            page = below

    # -- writing

    def _descend(self, key: Any) -> tuple[Path, Page]:
        cache, pages = self._cache, self._pages
        page = pages.get(self.root_id) or cache.newest(self.root_id)
        path: Path = []
        while page.level:
            slot = bisect_right(page.keys, key)
            path.append((page, slot))
            id = page.values[slot]
            page = pages.get(id) or cache.newest(id)
        return path, page

    def _path_to(self, key: Any, level: int) -> Path:
        """The way down to the page of `level` that `key` belongs to."""
        page = self._cache.newest(self.root_id)
        path: Path = [(page, bisect_right(page.keys, key))]
        while page.level > level:
            page = self._cache.newest(page.values[path[-1][1]])
            path.append((page, bisect_right(page.keys, key)))
        return path

    def insert(self, mtr: Mtr, key: Any, value: Any) -> None:
        path, page = self._descend(key)
        keys = page.keys
        slot = bisect_left(keys, key)
        if slot < len(keys) and keys[slot] == key:
            raise KeyError(key)
        page = mtr.insert(page, slot, key, value)
        if page.size > PAGE_BYTES_MAX or len(page.keys) > LEAF_ROWS_MAX:
            self._split_if_full(mtr, path, page)

    def update(self, mtr: Mtr, key: Any, value: Any) -> None:
        path, page = self._descend(key)
        slot = self._slot(page, key)
        page = mtr.update(page, slot, value)
        if page.size > PAGE_BYTES_MAX:
            self._split_if_full(mtr, path, page)

    def delete(self, mtr: Mtr, key: Any) -> None:
        path, page = self._descend(key)
        page = mtr.delete(page, self._slot(page, key))
        if not page.keys and path:
            self._unlink(mtr, path, page)

    @staticmethod
    def _slot(page: Page, key: Any) -> int:
        slot = bisect_left(page.keys, key)
        if slot >= len(page.keys) or page.keys[slot] != key:
            raise KeyError(key)
        return slot

    def _split_if_full(self, mtr: Mtr, path: Path, page: Page) -> None:
        if len(page.values) <= LEAF_ROWS_MAX:
            # sizes drift upwards with updates: look before cutting, and leave some room
            page.size = len(pack_contents(page.level, page.keys, page.values))
            if page.size <= PAGE_BYTES_MAX * 15 // 16:
                return
        if len(page.keys) > (2 if page.level else 1):
            self._split(mtr, path, page)

    def _split(self, mtr: Mtr, path: Path, page: Page) -> None:
        if not path:
            page = self._push_down(mtr, page, path)
        rightmost = all(slot == len(parent.keys) for parent, slot in path)
        keys, values = page.keys, page.values
        # appending leaves full pages behind; else both halves get room
        middle = len(keys) - 1 if rightmost else len(keys) // 2
        right_id = mtr.allocate()
        if page.level:
            middle = min(middle, len(keys) - 2)
            separator = keys[middle]
            mtr.format(right_id, page.level, keys[middle + 1 :], values[middle + 1 :])
        else:
            separator = keys[middle]
            mtr.format(right_id, 0, keys[middle:], values[middle:])
        mtr.cut(page, middle)
        self._link(mtr, path, separator, right_id)

    def _push_down(self, mtr: Mtr, root: Page, path: Path) -> Page:
        """Move the root's contents to a page below it; the tree grows by one level."""
        level, keys, values = root.level, root.keys.copy(), root.values.copy()
        child_id = mtr.allocate()
        child = mtr.format(child_id, level, keys, values)
        root = mtr.format(root.id, level + 1, [], [child_id])
        path.append((root, 0))
        return child

    def _link(self, mtr: Mtr, path: Path, separator: Any, child_id: int) -> None:
        """Enter a child to the right of the one that the path's last page took."""
        parent, slot = path[-1]
        parent = mtr.link(parent, slot, separator, child_id)
        if len(parent.values) > LEAF_ROWS_MAX or parent.size > PAGE_BYTES_MAX:
            self._split_if_full(mtr, path[:-1], parent)

    def _unlink(self, mtr: Mtr, path: Path, page: Page) -> None:
        """Take an emptied page out of its parents."""
        mtr.free(page.id)
        while path:
            parent, slot = path.pop()
            if len(parent.values) > 1:
                parent = mtr.unlink(parent, slot)
                if not path:
                    self._collapse(mtr, parent)
                return
            if path:
                mtr.free(parent.id)
        mtr.format(self.root_id, 0, [], [])

    def _collapse(self, mtr: Mtr, root: Page) -> None:
        """A root with one child takes that child's contents; if it is here, else the tree stays as high as it is."""
        while root.level and len(root.values) == 1:
            child = self._pages.get(root.values[0])
            if child is None:
                return
            root = mtr.format(root.id, child.level, child.keys.copy(), child.values.copy())
            mtr.free(child.id)

    def truncate(self, mtr: Mtr) -> None:
        """Empty the tree and give its pages back."""
        for id in self.page_ids(self.store.lsn)[1:]:
            mtr.free(id)
        mtr.format(self.root_id, 0, [], [])

    def drop(self, mtr: Mtr, pages: Sequence[int] | None = None) -> None:
        """Give all pages back. Without knowing which (`page_ids`), the pages above the leaves are read."""
        for id in pages if pages is not None else self.page_ids(self.store.lsn):
            mtr.free(id)

    def page_ids(self, lsn: int) -> list[int]:
        """All pages of the tree, the root first. Those above the leaves are read, some side by side where they are far."""
        found = [self.root_id]
        page = self._at(self.root_id, lsn)
        if page.level:
            self._list_below(page, lsn, found)
        return found

    def _list_below(self, page: Page, lsn: int, found: list[int]) -> None:
        found += page.values
        if page.level == 1:
            return
        ahead, children = self._cache.ahead, page.values.copy()
        for slot, id in enumerate(children):
            if ahead is not None and id not in self._pages:
                ahead(children[slot : slot + LEAVES_AHEAD])
            self._list_below(self._at(id, lsn), lsn, found)

    def leaf_ids(self, lsn: int) -> list[int]:
        """The tree's leaves in the order of their keys; none of them is read."""
        level = [self.root_id]
        page = self._at(self.root_id, lsn)
        for above in range(page.level, 0, -1):
            level = [id for page in self._side_by_side(level, lsn) for id in page.values] if above < page.level else page.values.copy()
        return level

    def leaves(self, lsn: int, ids: list[int], seen: list[int]) -> Iterator[list[Any]]:
        """What some of the leaves have."""
        for page in self._side_by_side(ids, lsn, seen):
            yield page.values

    def _side_by_side(self, ids: list[int], lsn: int, seen: list[int] | None = None) -> Iterator[Page]:
        """Pages, some of which are called for at a time where they are far."""
        ahead = self._cache.ahead
        for slot, id in enumerate(ids):
            if ahead is not None and id not in self._pages:
                ahead(ids[slot : slot + LEAVES_AHEAD])
            yield self._at(id, lsn, seen)

    # -- bulk

    def graft(self, mtr: Mtr, run: BulkRun) -> None:
        """Link a finished run of pages; no key of the tree may lie inside its range."""
        graft(self, mtr, run)

    def take(self, volume: Volume, run: BulkRun) -> None:
        """`graft` in a mini-transaction of its own."""
        mtr = volume.begin_near(lambda: touch(self, run))
        self.graft(mtr, run)
        mtr.commit()
