GRANT UPDATE (retried_by) ON batch_failures TO bursar_app, bursar_batch;
