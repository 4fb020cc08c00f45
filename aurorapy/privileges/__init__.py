"""Privileges: who may do what with which object. `acl` is lists of grants, `roles` who is a member of whom, `holding` what an object's list says,
`granting` GRANT and REVOKE, `statements` and `definitions` what statements need."""
