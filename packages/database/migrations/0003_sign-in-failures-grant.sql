-- The services count wrong passwords, forget them after a right one, and change none.
GRANT SELECT, INSERT, DELETE ON auth.sign_in_failures TO bursar_app;
