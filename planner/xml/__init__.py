"""The xml type's inside: declarations, well-formedness, XPath and the mapping of SQL values and names to XML.

Documents are parsed by lxml, which is imported when xml is first used (`documents.library`); data are texts as they were written.
"""
