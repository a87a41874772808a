#!/usr/bin/env node
require('../dist/jobtrail.js');
