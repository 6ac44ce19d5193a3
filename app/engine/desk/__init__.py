"""What a window or another program is shown, read from the store off the loop.

`job_list`, `job_details`, `status` and `lookup` each read one thing; none of them changes a job.
"""
