// jest 29 takes the prefix off built-in modules, and there is no `sqlite` without it.
module.exports = process.getBuiltinModule('node:sqlite');
