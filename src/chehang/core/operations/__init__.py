"""What a person does with any document: attach, remark, take a message off the desk."""
