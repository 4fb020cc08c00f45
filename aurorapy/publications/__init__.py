"""Publications and subscriptions: definitions, catalogs and checks. Nothing is decoded or sent."""
